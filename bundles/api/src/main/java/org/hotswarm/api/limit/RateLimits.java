package org.hotswarm.api.limit;

/**
 * Bytes per second at most; 0 for no limit.
 *
 * @param down received
 * @param up sent
 */
public record RateLimits(long down, long up) {
  /** No limits. */
  public static final RateLimits NONE = new RateLimits(0, 0);

  public RateLimits {
    if (down < 0 || up < 0) {
      throw new IllegalArgumentException(
          "a rate limit is " + Math.min(down, up) + " bytes per second; 0 is for no limit");
    }
  }
}
