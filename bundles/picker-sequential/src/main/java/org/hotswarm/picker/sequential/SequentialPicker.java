package org.hotswarm.picker.sequential;

import java.util.Optional;
import org.hotswarm.model.geometry.PieceSet;
import org.hotswarm.spi.picker.PartialPiece;
import org.hotswarm.spi.picker.PickRequest;
import org.hotswarm.spi.picker.Picker;
import org.hotswarm.spi.picker.PickerNeeds;
import org.hotswarm.spi.picker.PickerPeer;
import org.hotswarm.spi.picker.PickerState;
import org.hotswarm.spi.picker.Picks;

/** The ordering of one torrent's blocks. Owner thread: the torrent's loop. */
final class SequentialPicker implements Picker {
  /** Pieces after which rarest first may begin (manual: initial_picker_threshold). */
  private static final int RANDOM_PIECES = 4;

  private final PickerNeeds needs;
  private final boolean wasWarmedUp;
  private Wanted wanted;
  private Partials partials;
  private int peers;

  SequentialPicker(PickerNeeds needs, boolean wasWarmedUp) {
    this.needs = needs;
    this.wasWarmedUp = wasWarmedUp;
  }

  /** Looks at the pieces at the first call, as a picker may ask for nothing while it is opened. */
  private Wanted wanted() {
    if (wanted == null) {
      wanted = new Wanted(needs);
      partials = new Partials(wanted, needs.geometry().pieceCount());
    }
    return wanted;
  }

  @Override
  public void peerJoined(PickerPeer peer) {
    peers++;
  }

  @Override
  public void peerLeft(PickerPeer peer) {
    peers--;
  }

  /** What a peer has is looked up in its turn. */
  @Override
  public void peerHas(PickerPeer peer, int piece) {}

  @Override
  public void wantedChanged() {
    wanted().lookAtAll();
  }

  @Override
  public void pieceVerified(int piece) {
    wanted().lookAt(piece);
  }

  @Override
  public void pieceFailed(int piece) {
    wanted().lookAt(piece);
  }

  @Override
  public void pick(PickerPeer peer, PickRequest request, Picks picks) {
    wanted();
    Turn turn = new Turn(peer, request, picks);
    try {
      boolean eager = request.preferPartial() || hasManyPartials();
      partials.gather(needs.partialPieces(), turn);
      for (int priority = Wanted.HIGHEST; priority > 0 && !turn.isOver(); priority--) {
        take(turn, priority, eager);
      }
      partials.takeRest(turn);
      if (request.endGame()) {
        partials.takeBusy(turn);
      }
    } finally {
      partials.clear();
    }
  }

  private void take(Turn turn, int priority, boolean eager) {
    if (eager) {
      partials.takeSuited(turn, priority);
    }
    PieceSet choice = turn.choice();
    int piece = wanted.next(priority, 0, choice);
    while (piece != Wanted.END && !turn.isOver()) {
      if (turn.allows(piece)) {
        take(turn, piece);
      }
      piece = wanted.next(priority, piece + 1, choice);
    }
  }

  private void take(Turn turn, int piece) {
    if (!partials.isBegun(piece)) {
      turn.takeWhole(piece, needs.geometry().blockCount(piece));
      return;
    }
    Optional<? extends PartialPiece> partial = needs.partialPiece(piece);
    if (partial.isPresent()) {
      partials.takeIfSuited(turn, partial.get());
    }
  }

  /** More than 1.5 for each peer are out of proportion (manual: prioritize_partial_pieces). */
  private boolean hasManyPartials() {
    return 2L * needs.partialPieces().size() > 3L * peers;
  }

  @Override
  public PickerState snapshot() {
    return new PickerState(wasWarmedUp || needs.verifiedCount() >= RANDOM_PIECES);
  }

  /** Nothing is held. */
  @Override
  public void close() {}
}
