package org.hotswarm.itests.load;

import java.util.Arrays;
import java.util.List;

/**
 * When blocks came or pieces were verified, torrent by torrent.
 *
 * @param torrents for each the moments, in order
 */
record Flow(List<long[]> torrents) {
  /** How many came in that time. */
  int count(long from, long to) {
    return torrents.stream().mapToInt(nanos -> index(nanos, to) - index(nanos, from)).sum();
  }

  /**
   * The longest time without one of one and the same torrent, of those that have most of their
   * length in that time or to whose middle it belongs; so each belongs to one swap alone.
   */
  long longestStall(long from, long to) {
    return torrents.stream().mapToLong(nanos -> longest(nanos, from, to)).max().orElse(0);
  }

  private static long longest(long[] nanos, long from, long to) {
    long longest = 0;
    for (int i = Math.max(1, index(nanos, from)); i < nanos.length; i++) {
      long middle = nanos[i - 1] + (nanos[i] - nanos[i - 1]) / 2;
      if (middle >= to) {
        break;
      }
      if (middle >= from) {
        longest = Math.max(longest, nanos[i] - nanos[i - 1]);
      }
    }
    return longest;
  }

  /** Of the first that came at or after that moment. */
  private static int index(long[] nanos, long moment) {
    int found = Arrays.binarySearch(nanos, moment);
    return found < 0 ? -found - 1 : found;
  }
}
