package org.hotswarm.engine.data;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.hotswarm.api.status.DiskStatus;

/**
 * Bytes received and not yet written, of all torrents together. When they pass the limit
 * connections stop reading; when half is written they go on.
 *
 * <p>Owner thread: any.
 */
public final class DiskBudget {
  private final DiskCounts counts = new DiskCounts();
  private final List<Runnable> waiters = new CopyOnWriteArrayList<>();
  private long limit;
  private long used;
  private volatile boolean full;

  /**
   * @param limit bytes (limit 71: 64 MiB)
   */
  public DiskBudget(long limit) {
    this.limit = limit;
  }

  /** Changes the limit. */
  public void limit(long bytes) {
    boolean room;
    synchronized (this) {
      limit = bytes;
      full = full || used > limit;
      room = hasRoomAgain();
    }
    tell(room);
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
  synchronized void take(long bytes) {
    used += bytes;
    full = full || used > limit;
  }

  /** {@code bytes} are written, or dropped. */
  void give(long bytes) {
    boolean room;
    synchronized (this) {
      used -= bytes;
      room = hasRoomAgain();
    }
    tell(room);
  }

  private boolean hasRoomAgain() {
    boolean room = full && used <= limit / 2;
    full = full && !room;
    return room;
  }

  private void tell(boolean room) {
    if (room) {
      waiters.forEach(Runnable::run);
    }
  }

  /** Whether reading should stop. */
  public boolean isFull() {
    return full;
  }

  /** Counts what is written and read. */
  DiskCounts counts() {
    return counts;
  }

  /** What went to the stores and came from them. */
  public DiskStatus status() {
    return counts.status(used());
  }

  /** Bytes taken and not given back. */
  synchronized long used() {
    return used;
  }
}
