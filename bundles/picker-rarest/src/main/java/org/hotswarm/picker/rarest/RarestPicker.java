package org.hotswarm.picker.rarest;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.hotswarm.spi.picker.PickRequest;
import org.hotswarm.spi.picker.Picker;
import org.hotswarm.spi.picker.PickerNeeds;
import org.hotswarm.spi.picker.PickerPeer;
import org.hotswarm.spi.picker.PickerState;
import org.hotswarm.spi.picker.Picks;

/** The ordering of one torrent's blocks. Owner thread: the torrent's loop. */
final class RarestPicker implements Picker {
  /** Pieces that are chosen at random before rarity counts (manual: initial_picker_threshold). */
  private static final int RANDOM_PIECES = 4;

  private final PickerNeeds needs;
  private final Set<PickerPeer> seeds = Collections.newSetFromMap(new IdentityHashMap<>());
  private Rarity rarity;
  private Partials partials;
  private int peers;
  private boolean warmedUp;

  RarestPicker(PickerNeeds needs, boolean warmedUp) {
    this.needs = needs;
    this.warmedUp = warmedUp;
  }

  /** Ranks the pieces at the first call, as a picker may ask for nothing while it is opened. */
  private Rarity rarity() {
    if (rarity == null) {
      rarity = new Rarity(needs);
      partials = new Partials(needs.geometry().pieceCount());
    }
    return rarity;
  }

  /** Who is a seed from the start has all pieces alike and need not be counted piece by piece. */
  @Override
  public void peerJoined(PickerPeer peer) {
    peers++;
    if (peer.pieces().isFull()) {
      seeds.add(peer);
    } else {
      rarity().count(peer.pieces(), 1);
    }
  }

  @Override
  public void peerLeft(PickerPeer peer) {
    peers--;
    if (!seeds.remove(peer)) {
      rarity().count(peer.pieces(), -1);
    }
  }

  @Override
  public void peerHas(PickerPeer peer, int piece) {
    rarity().count(piece, 1);
  }

  @Override
  public void wantedChanged() {
    rarity().rankAll();
  }

  @Override
  public void pieceVerified(int piece) {
    rarity().rank(piece);
  }

  @Override
  public void pieceFailed(int piece) {
    rarity().rank(piece);
  }

  @Override
  public void pick(PickerPeer peer, PickRequest request, Picks picks) {
    rarity();
    Turn turn = new Turn(peer, request, picks);
    try {
      partials.gather(needs.partialPieces(), turn, rarity);
      takeInOrder(turn);
      partials.takeRest(turn);
      if (request.endGame()) {
        partials.takeBusy(turn, rarity);
      }
    } finally {
      partials.clear();
    }
  }

  private void takeInOrder(Turn turn) {
    boolean eager = !isWarmedUp() || turn.request().preferPartial() || hasManyPartials();
    if (turn.choice().count() <= SortedWalk.MOST) {
      take(turn, fewPieces(turn), eager);
    } else {
      take(turn, ShelfWalk.urgent(rarity), eager);
      partials.takeSuited(turn, lastDue(Rank.RARE - 1, eager));
      take(turn, shelves(turn), eager);
    }
  }

  private PieceWalk fewPieces(Turn turn) {
    return isWarmedUp()
        ? SortedWalk.rarestFirst(rarity, turn.choice(), needs.random())
        : SortedWalk.anywhere(rarity, turn.choice(), needs.random());
  }

  /** A peer that is counted has no piece of which there are 0 copies, so these are passed over. */
  private PieceWalk shelves(Turn turn) {
    return isWarmedUp()
        ? ShelfWalk.rarestFirst(rarity, seeds.contains(turn.peer()) ? 0 : 1)
        : ShelfWalk.anywhere(rarity, needs.random());
  }

  /** Chooses whole pieces in the order of {@code walk}, and half-done ones where they are due. */
  private void take(Turn turn, PieceWalk walk, boolean eager) {
    int piece = PieceWalk.END;
    while (!turn.isOver() && (piece = walk.next()) != PieceWalk.END) {
      partials.takeSuited(turn, lastDue(rarity.rankOf(piece), eager));
      if (!partials.isBegun(piece) && turn.allows(piece)) {
        turn.takeWhole(piece, needs.geometry().blockCount(piece));
      }
    }
  }

  /** The last rank of half-done pieces that come before whole ones of {@code rank}. */
  private static long lastDue(int rank, boolean eager) {
    return eager && rank > 0 ? Partials.EVERY_RANK : rank;
  }

  private boolean isWarmedUp() {
    warmedUp = warmedUp || needs.verifiedCount() >= RANDOM_PIECES;
    return warmedUp;
  }

  /** More than 1.5 for each peer are out of proportion (manual: prioritize_partial_pieces). */
  private boolean hasManyPartials() {
    return 2L * needs.partialPieces().size() > 3L * peers;
  }

  @Override
  public PickerState snapshot() {
    return new PickerState(isWarmedUp());
  }

  @Override
  public void close() {
    seeds.clear();
  }
}
