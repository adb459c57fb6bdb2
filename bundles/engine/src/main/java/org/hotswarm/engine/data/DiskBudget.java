package org.hotswarm.engine.data;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Bytes received and not yet written, of all torrents together. When they pass the limit
 * connections stop reading; when half is written they go on.
 *
 * <p>Owner thread: any.
 */
public final class DiskBudget {
  private final AtomicLong used = new AtomicLong();
  private final List<Runnable> waiters = new CopyOnWriteArrayList<>();
  private volatile long limit;
  private volatile boolean full;

  /**
   * @param limit bytes (limit 71: 64 MiB)
   */
  public DiskBudget(long limit) {
    this.limit = limit;
  }

  /** Changes the limit. */
  public void limit(long bytes) {
    limit = bytes;
  }

  /** Runs {@code waiter}, which only posts, when there is room again. */
  public void onRoom(Runnable waiter) {
    waiters.add(waiter);
  }

  /** Ends {@link #onRoom}. */
  public void forget(Runnable waiter) {
    waiters.remove(waiter);
  }

  /** {@code bytes} wait to be written. */
  void take(long bytes) {
    if (used.addAndGet(bytes) > limit) {
      full = true;
    }
  }

  /** {@code bytes} are written, or dropped. */
  void give(long bytes) {
    if (used.addAndGet(-bytes) <= limit / 2 && full) {
      full = false;
      waiters.forEach(Runnable::run);
    }
  }

  /** Whether reading should stop. */
  public boolean isFull() {
    return full;
  }
}
