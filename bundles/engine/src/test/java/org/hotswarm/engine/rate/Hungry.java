package org.hotswarm.engine.rate;

/** A connection that always has something to move. */
final class Hungry {
  private static final int LOAD = 16_384 + 13;

  private final int headers;
  private final Quota quota;
  private boolean exempt;
  private long moved;
  private long movedBefore;

  Hungry(TokenBucket bucket, int headers) {
    this.headers = headers;
    Quota.Rules rules = new Quota.Rules(() -> exempt, () -> headers);
    this.quota = new Quota(bucket, rules, Runnable::run, this::move);
    move();
  }

  Hungry(TokenBucket bucket) {
    this(bucket, 40);
  }

  private void move() {
    while (quota.isLimited() && quota.mayMove(LOAD)) {
      quota.moved(LOAD);
      moved += Packets.onWire(LOAD, headers);
    }
  }

  void exempt() {
    exempt = true;
    quota.bucket().limiter().changed();
  }

  /** Whether it waits for nothing. */
  boolean isFree() {
    return quota.room() == Integer.MAX_VALUE && quota.mayMove(1 << 30);
  }

  void leave() {
    quota.close();
  }

  /** Bytes on the wire since this was last asked. */
  long news() {
    long news = moved - movedBefore;
    movedBefore = moved;
    return news;
  }
}
