package org.hotswarm.picker.rarest;

/**
 * Where a piece stands in line, smaller first: 0 and 1 for priorities 7 and 6, then five ranks for
 * each number of copies, one for each of the priorities 5 to 1. Seeds are not among the copies, as
 * they have all pieces alike.
 */
final class Rank {
  /** Highest priority: availability is disregarded (manual: piece_priority). */
  static final int PRIORITY_HIGHEST = 7;

  /** As likely as a piece that only one peer has (manual: piece_priority). */
  static final int PRIORITY_HIGH = 6;

  /** Before half-done pieces that are as rare (manual: piece_priority). */
  static final int PRIORITY_RAISED = 5;

  /** First of the ranks that rarity decides. */
  static final int RARE = PRIORITY_HIGHEST - PRIORITY_HIGH + 1;

  /** Ranks for each number of copies. */
  static final int PER_COPY = PRIORITY_RAISED;

  private Rank() {}

  /** Rank of a piece that nobody has been asked for. */
  static int of(int priority, int copies) {
    if (priority >= PRIORITY_HIGH) {
      return PRIORITY_HIGHEST - priority;
    }
    return RARE + copies * PER_COPY + PRIORITY_RAISED - priority;
  }

  /** Rank before which the free blocks of a half-done piece come. */
  static int ofPartial(int priority, int copies) {
    return of(Math.max(priority, PRIORITY_RAISED - 1), copies);
  }
}
