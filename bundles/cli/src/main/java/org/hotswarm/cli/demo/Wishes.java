package org.hotswarm.cli.demo;

import java.nio.file.Path;
import java.time.Duration;

/**
 * What the user asked for.
 *
 * @param size bytes that each leech downloads
 * @param rate bytes per second that each leech receives at most; 0 for no limit
 * @param directory where the temporary directory is made
 * @param keep whether it is kept
 * @param patience for the download
 */
public record Wishes(long size, long rate, Path directory, boolean keep, Duration patience) {
  /** How long a download takes at the usual rate. */
  private static final long USUAL_SECONDS = 12;

  private static final long LEAST_RATE = 64 << 10;

  /** The rate at which all swaps happen while data flows, and nobody has to wait for long. */
  public static long usualRate(long size) {
    return Math.max(LEAST_RATE, size / USUAL_SECONDS);
  }
}
