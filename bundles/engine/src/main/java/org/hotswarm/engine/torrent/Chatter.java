package org.hotswarm.engine.torrent;

import org.hotswarm.spi.time.Ticker;

/**
 * Counts what a peer says that is no data; beyond a budget it is listened to later, and not at all
 * if it goes on (limit 27).
 *
 * <p>Owner thread: the torrent's loop.
 */
final class Chatter {
  private static final long WINDOW_NANOS = 10_000_000_000L;
  private static final int WINDOW_SECONDS = 10;

  /** Windows in a row beyond the budget before the peer is dropped. */
  private static final int MOST_LOUD = 6;

  private final Ticker ticker;
  private final int perSecond;
  private long windowStart;
  private int said;
  private int loud;

  Chatter(Ticker ticker, int perSecond) {
    this.ticker = ticker;
    this.perSecond = perSecond;
    this.windowStart = ticker.nanos();
  }

  /** One more message; true when it is one too many for now. */
  boolean isTooMuch() {
    return ++said > perSecond * WINDOW_SECONDS;
  }

  /** Once a second; true when the peer may be listened to again. */
  boolean mayGoOn() {
    if (ticker.nanos() - windowStart < WINDOW_NANOS) {
      return said <= perSecond * WINDOW_SECONDS;
    }
    loud = said > perSecond * WINDOW_SECONDS ? loud + 1 : 0;
    windowStart = ticker.nanos();
    said = 0;
    return true;
  }

  /** Whether it has been too loud for too long. */
  boolean isHopeless() {
    return loud >= MOST_LOUD;
  }
}
