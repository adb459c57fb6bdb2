package org.hotswarm.picker.sequential;

import org.hotswarm.model.geometry.PieceSet;
import org.hotswarm.spi.picker.PickerNeeds;

/** The pieces that are wanted and not verified: one set for each priority. */
final class Wanted {
  /** Highest priority (manual: piece_priority). */
  static final int HIGHEST = 7;

  /** What {@link #next} answers when no piece is left. */
  static final int END = -1;

  private final PickerNeeds needs;
  private final PieceSet[] sets = new PieceSet[HIGHEST + 1];
  private final byte[] priorities;

  Wanted(PickerNeeds needs) {
    int pieces = needs.geometry().pieceCount();
    this.needs = needs;
    this.priorities = new byte[pieces];
    for (int priority = 1; priority <= HIGHEST; priority++) {
      sets[priority] = new PieceSet(pieces);
    }
    lookAtAll();
  }

  /** Asks anew which pieces are wanted, and how much. */
  void lookAtAll() {
    for (int piece = 0; piece < priorities.length; piece++) {
      lookAt(piece);
    }
  }

  /** Asks anew whether {@code piece} is wanted, and how much. */
  void lookAt(int piece) {
    int priority = needs.isVerified(piece) ? 0 : needs.priority(piece);
    if (priorities[piece] > 0) {
      sets[priorities[piece]].remove(piece);
    }
    priorities[piece] = (byte) priority;
    if (priority > 0) {
      sets[priority].add(piece);
    }
  }

  boolean has(int piece) {
    return priorities[piece] > 0;
  }

  /** The priority of {@code piece}, 0 when it is not wanted or verified. */
  int priority(int piece) {
    return priorities[piece];
  }

  /** The first piece of {@code priority} at or after {@code from} that is also in {@code other}. */
  int next(int priority, int from, PieceSet other) {
    PieceSet own = sets[priority];
    int piece = own.nextSet(from);
    while (piece != END && !other.has(piece)) {
      int leap = other.nextSet(piece);
      piece = leap == END ? END : own.nextSet(leap);
    }
    return piece;
  }
}
