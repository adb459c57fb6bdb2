package org.hotswarm.engine.peer;

import java.util.OptionalLong;

/**
 * What went to and came from a peer: payload, everything, and when anything did.
 *
 * <p>Owner thread: the torrent's loop.
 */
public final class Traffic {
  private final Flow down = new Flow();
  private final Flow up = new Flow();
  private final PendingWrites pending = new PendingWrites();
  private long lastReceived;
  private long lastBlock;
  private long lastSent;
  private long lastRequest;
  private long lastMutualInterest;
  private OptionalLong lastAsked = OptionalLong.empty();

  /** Counting from now. */
  public Traffic(long nowNanos) {
    lastReceived = nowNanos;
    lastBlock = nowNanos;
    lastSent = nowNanos;
    lastRequest = nowNanos;
    lastMutualInterest = nowNanos;
  }

  /** What it sent that waits to be written. */
  public PendingWrites pending() {
    return pending;
  }

  /** A block came. */
  public void received(int bytes, long nowNanos) {
    down.add(bytes);
    lastBlock = nowNanos;
  }

  /** Blocks were sent. */
  public void sent(int bytes, long nowNanos) {
    up.add(bytes);
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

  /** We asked it for a block. */
  public void asked(long nowNanos) {
    lastAsked = OptionalLong.of(nowNanos);
  }

  /** One of the two is interested in the other. */
  public void interest(long nowNanos) {
    lastMutualInterest = nowNanos;
  }

  /** We asked it while nothing was outstanding: the wait for a block begins now. */
  public void startWaiting(long nowNanos) {
    lastBlock = nowNanos;
  }

  /**
   * Once a second.
   *
   * @param received bytes of everything so far
   * @param sent bytes of everything so far
   */
  public void tick(long elapsedNanos, long received, long sent) {
    down.tick(received, elapsedNanos);
    up.tick(sent, elapsedNanos);
  }

  /** From it. */
  public Flow down() {
    return down;
  }

  /** To it. */
  public Flow up() {
    return up;
  }

  /** Payload bytes from it. */
  public long downloaded() {
    return down.payload();
  }

  /** Payload bytes to it. */
  public long uploaded() {
    return up.payload();
  }

  /** Payload bytes per second from it. */
  public long downRate() {
    return down.rate();
  }

  /** Payload bytes per second to it. */
  public long upRate() {
    return up.rate();
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

  /** When we last asked it for a block, if we ever did. */
  public OptionalLong lastAsked() {
    return lastAsked;
  }

  /** When one of the two was last interested. */
  public long lastMutualInterest() {
    return lastMutualInterest;
  }
}
