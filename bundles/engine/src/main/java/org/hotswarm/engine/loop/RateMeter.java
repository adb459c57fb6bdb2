package org.hotswarm.engine.loop;

/**
 * Bytes per second over the last few seconds. Fed with a running total once a second.
 *
 * <p>Owner thread: its owner's.
 */
public final class RateMeter {
  /** Share of the newest second; a rate forgets half of what it was in about 3 s. */
  private static final double NEWEST = 0.25;

  private long lastTotal;
  private double rate;
  private boolean started;

  /** One more measurement. */
  public void update(long total, long elapsedNanos) {
    double now = (total - lastTotal) * 1e9 / Math.max(1, elapsedNanos);
    lastTotal = total;
    rate = started ? rate + (now - rate) * NEWEST : now;
    started = started || now > 0;
    if (rate < 1) {
      rate = 0;
      started = false;
    }
  }

  /** Bytes per second. */
  public long rate() {
    return Math.round(rate);
  }
}
