package org.hotswarm.picker.sequential;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.hotswarm.model.geometry.PieceSet;
import org.hotswarm.spi.picker.PartialPiece;

/**
 * The half-done pieces during one turn, copied when it begins as the engine's collection grows with
 * every choice; those the peer may go on with lie in order. Between turns it is empty.
 */
final class Partials {
  /**
   * Peers that are asked for the same block in the end game. Two more than one needs is enough for
   * one of them to be quick, and bounds what arrives twice.
   */
  private static final int MOST_REQUESTS = 3;

  private final Wanted wanted;
  private final Comparator<PartialPiece> order;
  private final PieceSet begun;
  private final List<PartialPiece> others = new ArrayList<>();
  private final List<PartialPiece> open = new ArrayList<>();

  Partials(Wanted wanted, int pieces) {
    this.wanted = wanted;
    this.order =
        Comparator.<PartialPiece>comparingInt(partial -> -wanted.priority(partial.piece()))
            .thenComparingInt(PartialPiece::piece);
    this.begun = new PieceSet(pieces);
  }

  /** Begins a turn with what is half done now. */
  void gather(Iterable<? extends PartialPiece> partials, Turn turn) {
    for (PartialPiece partial : partials) {
      begun.add(partial.piece());
      boolean isOpen = wanted.has(partial.piece()) && turn.allows(partial.piece());
      (isOpen ? open : others).add(partial);
    }
    open.sort(order);
  }

  /** Whether {@code piece} was half done when the turn began. */
  boolean isBegun(int piece) {
    return begun.has(piece);
  }

  /** Chooses free blocks of suited pieces of {@code priority}. */
  void takeSuited(Turn turn, int priority) {
    for (PartialPiece partial : open) {
      if (wanted.priority(partial.piece()) == priority) {
        takeIfSuited(turn, partial);
      }
    }
  }

  /** Chooses free blocks of {@code partial} if the peer may go on with it. */
  void takeIfSuited(Turn turn, PartialPiece partial) {
    if (!turn.isOver() && partial.freeBlocks() > 0 && turn.suits(partial)) {
      turn.takeFree(partial);
    }
  }

  /** Chooses free blocks of all. */
  void takeRest(Turn turn) {
    for (PartialPiece partial : open) {
      if (!turn.isOver() && partial.freeBlocks() > 0) {
        turn.takeFree(partial);
      }
    }
  }

  /** Chooses blocks that others have been asked for, those first that fewest were asked for. */
  void takeBusy(Turn turn) {
    for (int requests = 1; requests < MOST_REQUESTS && !turn.isOver(); requests++) {
      for (PartialPiece partial : open) {
        turn.takeBusy(partial, requests);
      }
    }
  }

  /** Ends the turn. */
  void clear() {
    forget(open);
    forget(others);
  }

  private void forget(List<PartialPiece> partials) {
    for (PartialPiece partial : partials) {
      begun.remove(partial.piece());
    }
    partials.clear();
  }
}
