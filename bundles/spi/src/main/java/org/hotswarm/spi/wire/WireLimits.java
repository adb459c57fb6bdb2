package org.hotswarm.spi.wire;

/**
 * How long a message may be, in payload bytes behind its 4-byte length.
 *
 * @param message any message (limit 20: 1 MiB)
 * @param block data of a {@code piece} (limit 24: 128 KiB)
 */
public record WireLimits(int message, int block) {
  /** The defaults of the limits table. */
  public static final WireLimits STANDARD = new WireLimits(1 << 20, 128 << 10);
}
