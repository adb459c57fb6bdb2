package org.hotswarm.engine.peer;

import org.hotswarm.engine.loop.RateMeter;

/**
 * What went to and came from a peer: payload bytes, and when anything did.
 *
 * <p>Owner thread: the torrent's loop.
 */
public final class Traffic {
  private final RateMeter downRate = new RateMeter();
  private final RateMeter upRate = new RateMeter();
  private long downloaded;
  private long uploaded;
  private long lastReceived;
  private long lastBlock;
  private long lastSent;
  private long lastRequest;
  private long lastMutualInterest;

  /** Counting from now. */
  public Traffic(long nowNanos) {
    lastReceived = nowNanos;
    lastBlock = nowNanos;
    lastSent = nowNanos;
    lastRequest = nowNanos;
    lastMutualInterest = nowNanos;
  }

  /** A block came. */
  public void received(int bytes, long nowNanos) {
    downloaded += bytes;
    lastBlock = nowNanos;
  }

  /** Blocks were sent. */
  public void sent(int bytes, long nowNanos) {
    uploaded += bytes;
    lastSent = nowNanos;
  }

  /** Anything came. */
  public void heard(long nowNanos) {
    lastReceived = nowNanos;
  }

  /** Anything was sent. */
  public void spoke(long nowNanos) {
    lastSent = nowNanos;
  }

  /** It asked for a block. */
  public void wasAsked(long nowNanos) {
    lastRequest = nowNanos;
  }

  /** One of the two is interested in the other. */
  public void interest(long nowNanos) {
    lastMutualInterest = nowNanos;
  }

  /** We asked it while nothing was outstanding: the wait for a block begins now. */
  public void startWaiting(long nowNanos) {
    lastBlock = nowNanos;
  }

  /** Once a second. */
  public void tick(long elapsedNanos) {
    downRate.update(downloaded, elapsedNanos);
    upRate.update(uploaded, elapsedNanos);
  }

  /** Payload bytes from it. */
  public long downloaded() {
    return downloaded;
  }

  /** Payload bytes to it. */
  public long uploaded() {
    return uploaded;
  }

  /** Payload bytes per second from it. */
  public long downRate() {
    return downRate.rate();
  }

  /** Payload bytes per second to it. */
  public long upRate() {
    return upRate.rate();
  }

  /** When anything last came. */
  public long lastReceived() {
    return lastReceived;
  }

  /** When a block last came, or we began to wait for one. */
  public long lastBlock() {
    return lastBlock;
  }

  /** When anything was last sent. */
  public long lastSent() {
    return lastSent;
  }

  /** When it last asked for a block. */
  public long lastRequest() {
    return lastRequest;
  }

  /** When one of the two was last interested. */
  public long lastMutualInterest() {
    return lastMutualInterest;
  }
}
