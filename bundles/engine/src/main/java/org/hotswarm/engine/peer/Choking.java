package org.hotswarm.engine.peer;

/**
 * Who chokes whom, who wants what. Both sides begin choked and not interested (BEP 3).
 *
 * <p>Owner thread: the torrent's loop.
 */
public final class Choking {
  boolean chokesUs = true;
  boolean isChoked = true;
  boolean interesting;
  boolean interested;
  boolean optimistic;
  private long unchokedAt = Long.MIN_VALUE;
  private long sentBefore;

  /** It does not let us download. */
  public boolean chokesUs() {
    return chokesUs;
  }

  /** It said choke or unchoke. */
  public void chokesUs(boolean value) {
    chokesUs = value;
  }

  /** We do not let it download. */
  public boolean isChoked() {
    return isChoked;
  }

  /** We let it download from now on, or no more. */
  public void choked(boolean value, long nowNanos, long sentBytes) {
    isChoked = value;
    if (!value) {
      unchokedAt = nowNanos;
      sentBefore = sentBytes;
    }
  }

  /** It has something we want. */
  public boolean isInteresting() {
    return interesting;
  }

  /** We said interested or not interested. */
  public void interesting(boolean value) {
    interesting = value;
  }

  /** It wants something of ours. */
  public boolean isInterested() {
    return interested;
  }

  /** It said interested or not interested. */
  public void interested(boolean value) {
    interested = value;
  }

  /** It is unchoked to see how it does. */
  public boolean isOptimistic() {
    return optimistic;
  }

  /** It is unchoked by optimistic choice, or not. */
  public void optimistic(boolean value) {
    optimistic = value;
  }

  /** Nanoseconds since it was last unchoked; {@code Long.MAX_VALUE} for never. */
  public long sinceUnchoked(long nowNanos) {
    return unchokedAt == Long.MIN_VALUE ? Long.MAX_VALUE : nowNanos - unchokedAt;
  }

  /** Of {@code sentBytes}, those sent since it was last unchoked. */
  public long sentSinceUnchoked(long sentBytes) {
    return sentBytes - sentBefore;
  }
}
