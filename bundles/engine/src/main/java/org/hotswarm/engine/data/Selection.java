package org.hotswarm.engine.data;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.hotswarm.engine.peer.Peer;
import org.hotswarm.model.geometry.PieceSet;
import org.hotswarm.spi.picker.PeerSpeed;
import org.hotswarm.spi.picker.PickRequest;
import org.hotswarm.spi.picker.Picker;
import org.hotswarm.spi.picker.Picks;

/**
 * Which blocks to ask of a peer: what the picker of the moment says, within what the peer allows
 * while it chokes us, what it suggests, and parole.
 *
 * <p>Owner thread: the torrent's loop. BEPs: 6.
 */
final class Selection {
  /**
   * In the end game only a peer with no more than this asked of it is asked for what others were
   * asked for.
   */
  private static final int NEARLY_IDLE = 2;

  private final Pieces pieces;
  private final Ledger ledger;
  private final Parole parole;
  private final UrgentPieces urgent;
  private final Supplier<Optional<Picker>> picker;

  Selection(Pieces pieces, Ledger ledger, Parole parole, Supplier<Optional<Picker>> picker) {
    this.pieces = pieces;
    this.ledger = ledger;
    this.parole = parole;
    this.urgent = new UrgentPieces(pieces);
    this.picker = picker;
  }

  UrgentPieces urgent() {
    return urgent;
  }

  Parole parole() {
    return parole;
  }

  Optional<Picker> picker() {
    return picker.get();
  }

  /**
   * Chooses blocks for {@code peer}.
   *
   * @param partialFirst whether half-done pieces come before rarer ones
   */
  void select(Peer peer, int count, boolean partialFirst, Picks picks) {
    Optional<Picker> chooser = picker.get();
    if (chooser.isEmpty()) {
      return;
    }
    Turn turn = new Turn(chooser.get(), peer, partialFirst, picks);
    if (peer.choking().chokesUs()) {
      turn.pick(count, peer.hints().allowed());
      return;
    }
    int left = count - turn.pickDue(count);
    Optional<PieceSet> range = urgent.highest(peer.pieces());
    if (left > 0 && range.isPresent()) {
      turn.pick(left, range, ledger.isAllAsked(range.get()));
    } else if (left > 0) {
      turn.pickAny(left);
    }
  }

  private final class Turn {
    private final Picker chooser;
    private final Peer peer;
    private final boolean partialFirst;
    private final Picks picks;

    Turn(Picker chooser, Peer peer, boolean partialFirst, Picks picks) {
      this.chooser = chooser;
      this.peer = peer;
      this.partialFirst = partialFirst;
      this.picks = picks;
    }

    /** Pieces with a deadline; what others were asked for of them, too, when nothing is free. */
    int pickDue(int count) {
      List<Integer> due = urgent.due(peer.pieces());
      int picked = 0;
      for (int i = 0; i < due.size() && picked < count; i++) {
        PieceSet one = new PieceSet(pieces.geometry().pieceCount());
        one.add(due.get(i));
        picked += pickFrom(count - picked, one);
      }
      return picked;
    }

    private int pickFrom(int count, PieceSet set) {
      int before = peer.requests().outstanding();
      pick(count, Optional.of(set), ledger.isAllAsked(set));
      return peer.requests().outstanding() - before;
    }

    void pickAny(int count) {
      int left = count - pickSuggested(count);
      if (left > 0) {
        pick(left, Optional.empty());
      }
    }

    /** What a peer suggested comes first, as it is cheap for it to send (BEP 6). */
    int pickSuggested(int count) {
      if (peer.hints().suggested().isEmpty()) {
        return 0;
      }
      int before = peer.requests().outstanding();
      pick(count, peer.hints().suggested());
      int picked = peer.requests().outstanding() - before;
      if (picked == 0) {
        peer.hints().forgetSuggestions();
      }
      return picked;
    }

    void pick(int count, Optional<PieceSet> within) {
      pick(count, within, ledger.isAllAsked(pieces.missing()));
    }

    /**
     * @param allAsked whether of what may be chosen nothing is free any more
     */
    private void pick(int count, Optional<PieceSet> within, boolean allAsked) {
      boolean suspected = parole.isOn(peer);
      boolean endGame = allAsked && peer.requests().outstanding() <= NEARLY_IDLE;
      PickRequest request =
          new PickRequest(
              count,
              suspected || peer.speed() == PeerSpeed.FAST,
              suspected || partialFirst,
              endGame,
              parole.within(peer, within));
      chooser.pick(peer, request, picks);
    }
  }
}
