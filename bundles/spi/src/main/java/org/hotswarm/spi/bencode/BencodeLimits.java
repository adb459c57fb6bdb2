package org.hotswarm.spi.bencode;

/**
 * What a codec accepts. All are checked before anything is allocated.
 *
 * @param depth levels of lists and dictionaries
 * @param tokens values, keys included
 * @param strict whether unsorted or duplicate keys are refused; lenient reading takes unsorted
 *     keys, and the first of duplicates
 */
public record BencodeLimits(int depth, int tokens, boolean strict) {
  /** For .torrent files (limits 2 and 3). */
  public static final BencodeLimits TORRENT = new BencodeLimits(100, 3_000_000, false);

  /** For metadata from peers (limits 2 and 3). */
  public static final BencodeLimits METADATA = new BencodeLimits(100, 2_500_000, false);

  /** For messages from peers and replies of trackers (limit 2). */
  public static final BencodeLimits MESSAGE = new BencodeLimits(16, 100_000, false);

  /** For our own state files. */
  public static final BencodeLimits STATE = new BencodeLimits(100, 3_000_000, true);
}
