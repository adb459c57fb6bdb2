package org.hotswarm.engine.rate;

import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;

/**
 * Bytes that one connection may move in one direction before it has to ask again. Counted is what
 * goes over the wire: to each packet's load its IP and TCP headers, if the settings say so.
 *
 * <p>Owner thread: the connection's loop.
 */
public final class Quota {
  /** At once; whoever cannot use that much in a turn is not held up by its limit. */
  static final long MOST = 1L << 24;

  /** What is kept when limits change: a block with its headers, so that nobody starts anew. */
  private static final long KEPT = 17_000;

  private final TokenBucket bucket;
  private final Rules rules;
  private final Executor loop;
  private final Runnable onGranted;
  private long left;
  private int changes;
  private boolean asking;
  private boolean closed;

  /**
   * What a connection is subject to; read at every use.
   *
   * @param exempt whether no limit holds for it
   * @param overhead bytes of headers of a packet that count; 0 for none
   */
  public record Rules(BooleanSupplier exempt, java.util.function.IntSupplier overhead) {}

  /**
   * @param bucket the peer's own
   * @param rules what it is subject to
   * @param loop the connection's
   * @param onGranted runs there when it may move bytes after it asked
   */
  public Quota(TokenBucket bucket, Rules rules, Executor loop, Runnable onGranted) {
    this.bucket = bucket;
    this.rules = rules;
    this.loop = loop;
    this.onGranted = onGranted;
    this.changes = bucket.limiter().changes();
  }

  TokenBucket bucket() {
    return bucket;
  }

  /** Whether any limit holds. Any thread. */
  public boolean isLimited() {
    return bucket.isLimited() && !isExempt();
  }

  /** Whether limits are not for it. */
  public boolean isExempt() {
    return rules.exempt().getAsBoolean();
  }

  /** Load that may be moved now. */
  public int room() {
    if (!isLimited()) {
      return Integer.MAX_VALUE;
    }
    int now = bucket.limiter().changes();
    if (changes != now) {
      changes = now;
      left = Math.min(left, KEPT);
    }
    return (int) Math.max(0, Packets.load(left, rules.overhead().getAsInt()));
  }

  /** Whether {@code bytes} may be moved now; if not, it waits for that. */
  public boolean mayMove(int bytes) {
    return room() >= bytes || ask(bytes) && room() >= bytes;
  }

  /** Waits for {@code bytes}; true when there is nothing to wait for. */
  private boolean ask(int bytes) {
    if (asking || closed) {
      return false;
    }
    long lacking = Packets.onWire(bytes, rules.overhead().getAsInt()) - left;
    long got = bucket.limiter().ask(this, lacking);
    left += got;
    asking = got == 0;
    return got > 0;
  }

  /** Whether it waits for leave to move more. */
  public boolean isWaiting() {
    return asking;
  }

  /** {@code bytes} of load have moved, or will. */
  public void moved(int bytes) {
    if (isLimited()) {
      left -= Packets.onWire(bytes, rules.overhead().getAsInt());
    }
  }

  /** Bytes that were to move and will not. */
  public void returned(int bytes) {
    if (isLimited()) {
      left += Packets.onWire(bytes, rules.overhead().getAsInt());
    }
  }

  /** It is its turn. Any thread. */
  void granted(long bytes) {
    loop.execute(() -> onGrant(bytes));
  }

  private void onGrant(long bytes) {
    asking = false;
    left += bytes;
    if (!closed) {
      onGranted.run();
    }
  }

  /** The connection is gone. */
  public void close() {
    closed = true;
    bucket.limiter().forget(this);
  }
}
