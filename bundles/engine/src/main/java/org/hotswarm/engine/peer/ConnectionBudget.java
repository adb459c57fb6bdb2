package org.hotswarm.engine.peer;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.hotswarm.spi.time.Ticker;

/**
 * How many connections the session has and may open (limit 34).
 *
 * <p>Owner thread: any.
 */
public final class ConnectionBudget {
  private static final long SECOND = 1_000_000_000L;

  /**
   * Connections above the limit that are taken for a moment, so that a better peer can replace one
   * (limit 34).
   */
  private static final int SLACK = 10;

  private final Ticker ticker;
  private final Supplier<Rules> rules;
  private final AtomicInteger established = new AtomicInteger();
  private final AtomicInteger halfOpen = new AtomicInteger();
  private final AtomicLong numbers = new AtomicLong();
  private long window;
  private int inWindow;

  /**
   * Limits.
   *
   * @param connections established
   * @param halfOpen being opened
   * @param perSecond attempts
   */
  public record Rules(int connections, int halfOpen, int perSecond) {}

  /**
   * @param ticker monotonic time
   * @param rules limits of the moment
   */
  public ConnectionBudget(Ticker ticker, Supplier<Rules> rules) {
    this.ticker = ticker;
    this.rules = rules;
  }

  /** A number for a new peer. */
  public long number() {
    return numbers.incrementAndGet();
  }

  /** Takes leave to open one more; to be given back with {@link #opened}. */
  public synchronized boolean mayOpen() {
    Rules now = rules.get();
    long second = Math.floorDiv(ticker.nanos(), SECOND);
    if (window != second) {
      window = second;
      inWindow = 0;
    }
    if (established.get() >= now.connections()
        || halfOpen.get() >= now.halfOpen()
        || inWindow >= now.perSecond()) {
      return false;
    }
    inWindow++;
    halfOpen.incrementAndGet();
    return true;
  }

  /** An attempt is over. */
  public void opened() {
    halfOpen.decrementAndGet();
  }

  /** Takes room for an established connection; to be given back with {@link #left}. */
  public boolean join() {
    if (established.incrementAndGet() > rules.get().connections() + SLACK) {
      established.decrementAndGet();
      return false;
    }
    return true;
  }

  /** An established connection is gone. */
  public void left() {
    established.decrementAndGet();
  }

  /** Whether there are more than even for a moment. */
  public boolean areTooMany() {
    return established.get() > rules.get().connections() + SLACK;
  }

  /** Established connections. */
  public int established() {
    return established.get();
  }
}
