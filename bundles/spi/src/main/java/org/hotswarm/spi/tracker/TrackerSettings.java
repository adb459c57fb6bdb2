package org.hotswarm.spi.tracker;

import java.time.Duration;

/**
 * Time-outs and limits of tracker requests.
 *
 * @param userAgent what HTTP requests call us
 * @param connectTimeout to open a connection (limit 44: 15 s)
 * @param receiveTimeout for any one read (limit 44: 10 s)
 * @param completionTimeout for all of a request, absolute (limit 44: 30 s)
 * @param stopTimeout for a {@code stopped} announce (manual: stop_tracker_timeout, 10 s)
 * @param responseBytes longest reply after inflating (limit 43: 1 MiB)
 * @param redirects how many are followed (limit 45: 5)
 */
public record TrackerSettings(
    String userAgent,
    Duration connectTimeout,
    Duration receiveTimeout,
    Duration completionTimeout,
    Duration stopTimeout,
    int responseBytes,
    int redirects) {
  /** The defaults of the limits table. */
  public static final TrackerSettings STANDARD =
      new TrackerSettings(
          "Hotswarm/0.1.0",
          Duration.ofSeconds(15),
          Duration.ofSeconds(10),
          Duration.ofSeconds(30),
          Duration.ofSeconds(10),
          1 << 20,
          5);
}
