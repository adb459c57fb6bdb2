package org.hotswarm.picker.rarest;

/**
 * Where a piece stands in line, smaller first (manual: piece_priority): 0 for priority 7, 1 for 6,
 * then four ranks for each number of copies, one for priorities 5 and 4, one for each of 3, 2 and
 * 1. Seeds are not among the copies, as they have all pieces alike.
 */
final class Rank {
  /** Availability is disregarded. */
  static final int PRIORITY_HIGHEST = 7;

  /** As if only one peer had it, and then before others of that kind, as they are wanted less. */
  static final int PRIORITY_HIGH = 6;

  /** Before half-done pieces that are as rare, as is 5. */
  static final int PRIORITY_OVER_PARTIAL = 4;

  /** Like half-done pieces that are as rare. */
  static final int PRIORITY_LIKE_PARTIAL = 3;

  /** First of the ranks that rarity decides. */
  static final int RARE = PRIORITY_HIGHEST - PRIORITY_HIGH + 1;

  /** Ranks for each number of copies. */
  static final int PER_COPY = PRIORITY_OVER_PARTIAL;

  private Rank() {}

  /** Rank of a piece that nobody has been asked for. */
  static int of(int priority, int copies) {
    if (priority >= PRIORITY_HIGH) {
      return PRIORITY_HIGHEST - priority;
    }
    int level = Math.min(priority, PRIORITY_OVER_PARTIAL);
    return RARE + copies * PER_COPY + PRIORITY_OVER_PARTIAL - level;
  }

  /** Rank before which the free blocks of a half-done piece come. */
  static int ofPartial(int priority, int copies) {
    return of(Math.max(priority, PRIORITY_LIKE_PARTIAL), copies);
  }
}
