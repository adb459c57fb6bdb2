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

  private final Ticker ticker;
  private final AtomicLong emptyAtNanos;
  private volatile long bytesPerSecond;

  /** A bucket without a limit. */
  public TokenBucket(Ticker ticker) {
    this.ticker = ticker;
    this.emptyAtNanos = new AtomicLong(ticker.nanos());
  }

  /** Sets the limit; 0 for none. */
  public void limit(long rate) {
    bytesPerSecond = rate;
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
    long cost = Math.round((double) bytes * NANOS / rate);
    long floor = ticker.nanos() - NANOS / BURST_PARTS;
    emptyAtNanos.updateAndGet(at -> Math.max(at, floor) + cost);
  }

  /** Nanoseconds until bytes may move again; 0 for now. */
  public long waitNanos() {
    return bytesPerSecond <= 0 ? 0 : Math.max(0, emptyAtNanos.get() - ticker.nanos());
  }
}
