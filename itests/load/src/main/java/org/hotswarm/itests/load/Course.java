package org.hotswarm.itests.load;

import java.time.Duration;

/**
 * What a trial consists of.
 *
 * @param swaps of each provider bundle
 * @param period from one swap to the next, of any
 * @param segment how long a segment lasts; those with and without swaps take turns
 * @param rate bytes per second that all seeds together give, so that a segment ends before the
 *     download does
 * @param seed of the order of swaps
 */
public record Course(int swaps, Duration period, Duration segment, long rate, long seed) {
  private static final long MIB = 1 << 20;

  /** Twenty swaps of each, as every build does. */
  public static final Course SHORT =
      new Course(20, Duration.ofMillis(200), Duration.ofSeconds(30), 16 * MIB, 20_26);

  /** The same with other numbers of swaps. */
  public Course withSwaps(int each) {
    return new Course(each, period, segment, rate, seed);
  }

  /** The same with chance of another kind. */
  public Course withSeed(long other) {
    return new Course(swaps, period, segment, rate, other);
  }

  /** The same at another rate. */
  public Course withRate(long bytesPerSecond) {
    return new Course(swaps, period, segment, bytesPerSecond, seed);
  }

  int swapsInSegment() {
    return Math.toIntExact(segment.dividedBy(period));
  }

  /** So large that no torrent of {@code count} ends before its segment, even if favoured. */
  int mebibytesEach(int count) {
    double expected = (double) rate * segment.toMillis() / 1000 / count;
    return (int) Math.ceil(1.6 * expected / MIB) + 4;
  }
}
