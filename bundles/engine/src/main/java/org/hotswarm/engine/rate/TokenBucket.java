package org.hotswarm.engine.rate;

import java.util.Optional;

/**
 * One limit in one direction: of the session, a group, a torrent or a peer. What passes it passes
 * all above it too; one without a limit lets everything through.
 *
 * <p>Owner thread: any; tokens are guarded by the limiter.
 */
public final class TokenBucket {
  private static final double NANOS = 1e9;

  /**
   * A bucket holds what its rate gives in this part of a second, so that a late turn is made up
   * for.
   */
  private static final int SAVED_PARTS = 40;

  /**
   * What is owed when a limit changes is at most what the new rate gives in this part of a second.
   */
  private static final int OWED_PARTS = 4;

  private final RateLimiter limiter;
  private volatile Optional<TokenBucket> parent;
  private volatile long rate;
  private double tokens;
  private long asOfNanos;
  private long turn;
  private int askers;

  TokenBucket(RateLimiter limiter, Optional<TokenBucket> parent) {
    this.limiter = limiter;
    this.parent = parent;
  }

  /** A bucket below this one, without a limit of its own. */
  public TokenBucket child() {
    return new TokenBucket(limiter, Optional.of(this));
  }

  /** Hangs this bucket below another one of the same direction. */
  public void below(TokenBucket other) {
    synchronized (limiter) {
      parent = Optional.of(other);
    }
    limiter.changed();
  }

  RateLimiter limiter() {
    return limiter;
  }

  /** Sets the limit in bytes per second, 0 for none; whoever waits is served by it at once. */
  public void limit(long bytesPerSecond) {
    synchronized (limiter) {
      if (bytesPerSecond == rate) {
        return;
      }
      refill(limiter.nanos());
      rate = bytesPerSecond;
      tokens = Math.max(-most(OWED_PARTS), Math.min(tokens, most(SAVED_PARTS)));
    }
    limiter.changed();
  }

  /** The limit in bytes per second, 0 for none. */
  public long limit() {
    return rate;
  }

  /** Whether there is a limit here or above. */
  public boolean isLimited() {
    return rate > 0 || parent.isPresent() && parent.get().isLimited();
  }

  private double most(int parts) {
    return (double) rate / parts;
  }

  private void refill(long nowNanos) {
    tokens = Math.min(most(SAVED_PARTS), tokens + rate * ((nowNanos - asOfNanos) / NANOS));
    asOfNanos = nowNanos;
  }

  /** Whether there is something to give, here and above. */
  boolean isReady(long nowNanos) {
    boolean ready = parent.isEmpty() || parent.get().isReady(nowNanos);
    if (rate > 0) {
      refill(nowNanos);
    }
    return ready && (rate == 0 || tokens > 0);
  }

  /** One more is served here in this turn. */
  void count(long now) {
    askers = turn == now ? askers + 1 : 1;
    turn = now;
    parent.ifPresent(above -> above.count(now));
  }

  /** An equal part of what there is, of all that are still to be served in this turn. */
  double share() {
    double above = parent.isPresent() ? parent.get().share() : Double.MAX_VALUE;
    return rate == 0 ? above : Math.min(above, tokens / Math.max(1, askers));
  }

  /** Takes tokens here and above for one of those counted; also such that are not there yet. */
  void take(double bytes) {
    askers--;
    tokens -= rate > 0 ? bytes : 0;
    parent.ifPresent(above -> above.take(bytes));
  }
}
