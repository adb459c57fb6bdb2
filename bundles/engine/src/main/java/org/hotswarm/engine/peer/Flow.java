package org.hotswarm.engine.peer;

import org.hotswarm.engine.loop.RateMeter;

/**
 * What goes one way between a peer and us.
 *
 * <p>Owner thread: the torrent's loop.
 */
public final class Flow {
  private final RateMeter payloadMeter = new RateMeter();
  private final RateMeter meter = new RateMeter();
  private long payload;
  private long all;
  private long peak;

  void add(int bytes) {
    payload += bytes;
  }

  void tick(long total, long elapsedNanos) {
    all = total;
    payloadMeter.update(payload, elapsedNanos);
    meter.update(all, elapsedNanos);
    peak = Math.max(peak, rate());
  }

  /** Bytes of payload. */
  public long payload() {
    return payload;
  }

  /** Bytes of payload per second. */
  public long rate() {
    return payloadMeter.rate();
  }

  /** The highest {@link #rate} so far. */
  public long peak() {
    return peak;
  }

  /** Bytes of all that is said, as of the last second. */
  public long all() {
    return all;
  }

  /** Bytes per second of all that is said. */
  public long allRate() {
    return meter.rate();
  }
}
