package org.hotswarm.engine.loop;

/**
 * Bytes per second over the last few seconds. Fed with a running total once a second. After a
 * silence of ten seconds nothing is left of a rate, however high it was: a fading number would hide
 * that nothing moves.
 *
 * <p>Owner thread: its owner's.
 */
public final class RateMeter {
  /** Share of the newest second; a rate forgets half of what it was in about 3 s. */
  private static final double NEWEST = 0.25;

  private static final int MOST_SILENT = 10;

  private long lastTotal;
  private int silent;
  private double rate;
  private boolean started;

  /** One more measurement. */
  public void update(long total, long elapsedNanos) {
    double now = (total - lastTotal) * 1e9 / Math.max(1, elapsedNanos);
    silent = total == lastTotal ? silent + 1 : 0;
    lastTotal = total;
    rate = started ? rate + (now - rate) * NEWEST : now;
    started = started || now > 0;
    if (rate < 1 || silent >= MOST_SILENT) {
      rate = 0;
      started = false;
    }
  }

  /** Bytes per second. */
  public long rate() {
    return Math.round(rate);
  }
}
