package org.hotswarm.engine.loop;

import java.util.concurrent.atomic.AtomicLong;
import org.hotswarm.spi.time.Ticker;

/**
 * A rate limit shared by all loops. Bytes are taken after they have moved, so the bucket may go
 * into debt; whoever finds it in debt waits.
 *
 * <p>Owner thread: any.
 */
public final class TokenBucket {
  private static final long NANOS = 1_000_000_000L;

  /** A full bucket holds what the rate gives in a quarter of a second. */
  private static final int BURST_PARTS = 4;

  /** Of one taking: a day. Keeps what is owed far from the end of the clock. */
  private static final long MOST_DEBT_NANOS = 86_400 * NANOS;

  private final Ticker ticker;
  private final AtomicLong emptyAtNanos;
  private volatile long bytesPerSecond;

  /** A bucket without a limit. */
  public TokenBucket(Ticker ticker) {
    this.ticker = ticker;
    this.emptyAtNanos = new AtomicLong(ticker.nanos());
  }

  /** Sets the limit; 0 for none. What is owed in bytes stays owed, at the new rate. */
  public synchronized void limit(long rate) {
    long now = ticker.nanos();
    double owedBytes = (double) waitNanos() * bytesPerSecond / NANOS;
    emptyAtNanos.set(now + (rate > 0 ? cost(owedBytes, rate) : 0));
    bytesPerSecond = rate;
  }

  private static long cost(double bytes, long rate) {
    return Math.min(MOST_DEBT_NANOS, Math.round(bytes * NANOS / rate));
  }

  /** Whether there is a limit. */
  public boolean isLimited() {
    return bytesPerSecond > 0;
  }

  /** Notes that {@code bytes} have moved. */
  public void take(long bytes) {
    long rate = bytesPerSecond;
    if (rate <= 0) {
      return;
    }
    long cost = cost(bytes, rate);
    long floor = ticker.nanos() - NANOS / BURST_PARTS;
    emptyAtNanos.updateAndGet(at -> Math.max(at, floor) + cost);
  }

  /** Nanoseconds until bytes may move again; 0 for now. */
  public long waitNanos() {
    return bytesPerSecond <= 0 ? 0 : Math.max(0, emptyAtNanos.get() - ticker.nanos());
  }
}
