package org.hotswarm.engine.rate;

import org.hotswarm.api.limit.RateLimits;
import org.hotswarm.spi.time.Scheduler;
import org.hotswarm.spi.time.Ticker;

/**
 * The buckets of both directions at one place of the tree.
 *
 * @param down received
 * @param up sent
 */
public record Buckets(TokenBucket down, TokenBucket up) {
  /** Those above all others. */
  public static Buckets ofSession(Ticker ticker, Scheduler scheduler) {
    return new Buckets(
        new RateLimiter(ticker, scheduler).session(), new RateLimiter(ticker, scheduler).session());
  }

  /** Those below these, without a limit. */
  public Buckets child() {
    return new Buckets(down.child(), up.child());
  }

  /** Sets both limits. */
  public void limit(RateLimits limits) {
    down.limit(limits.down());
    up.limit(limits.up());
  }

  /** Both limits. */
  public RateLimits limits() {
    return new RateLimits(down.limit(), up.limit());
  }

  /** What the limits mean changed, such as for whom they hold. */
  public void changed() {
    down.limiter().changed();
    up.limiter().changed();
  }
}
