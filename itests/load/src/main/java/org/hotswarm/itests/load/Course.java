package org.hotswarm.itests.load;

import java.time.Duration;

/**
 * What a trial consists of.
 *
 * @param swaps of each provider bundle
 * @param warmUp swaps of each before those that count
 * @param times how long things last
 * @param rate bytes per second that all seeds together give, so that a segment ends before the
 *     download does
 * @param seed of the order of swaps
 */
public record Course(int swaps, int warmUp, Times times, long rate, long seed) {
  private static final long MIB = 1 << 20;

  /** Until all flows and after it, in seconds. */
  private static final int MARGIN_SECONDS = 6;

  /**
   * How long things last.
   *
   * @param period from one swap to the next, of any
   * @param segment the most that a segment with swaps lasts
   * @param control how long one without them lasts; they take turns
   */
  public record Times(Duration period, Duration segment, Duration control) {}

  /** Twenty swaps of each in a minute and a half: twice as fast as in {@link #FULL}. */
  public static final Course SHORT =
      new Course(
          20,
          6,
          new Times(Duration.ofMillis(100), Duration.ofSeconds(40), Duration.ofSeconds(12)),
          16 * MIB,
          20_26);

  /** Two hundred swaps of each, one every 200 ms. */
  public static final Course FULL =
      new Course(
          200,
          10,
          new Times(Duration.ofMillis(200), Duration.ofSeconds(60), Duration.ofSeconds(20)),
          16 * MIB,
          20_26);

  /** The same with other numbers of swaps. */
  public Course withSwaps(int each) {
    return new Course(each, warmUp, times, rate, seed);
  }

  /** The same with chance of another kind. */
  public Course withSeed(long other) {
    return new Course(swaps, warmUp, times, rate, other);
  }

  /** The same at another rate. */
  public Course withRate(long bytesPerSecond) {
    return new Course(swaps, warmUp, times, bytesPerSecond, seed);
  }

  /** How many swaps are in a segment when there are {@code count} to make. */
  int swapsInSegment(int count) {
    long most = times.segment().dividedBy(times.period());
    long segments = Math.max(1, (count + most - 1) / most);
    return Math.toIntExact((count + segments - 1) / segments);
  }

  /** How many periods a segment without swaps has. */
  int periodsOfControl() {
    return Math.toIntExact(times.control().dividedBy(times.period()));
  }

  /** So large that no torrent of {@code count} ends before its segment. */
  int mebibytesEach(int count) {
    long longest = Math.max(times.segment().toSeconds(), times.control().toSeconds());
    return (int) Math.ceil(1.1 * rate * (longest + MARGIN_SECONDS) / count / MIB);
  }
}
