package org.hotswarm.engine.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntSupplier;
import org.hotswarm.api.alert.PostedAlert;
import org.hotswarm.api.alert.SessionAlert;

/**
 * Alerts that wait for one who takes them.
 *
 * <p>Owner thread: any. Invariants: no more wait than the limit allows, but for the alert that says
 * how many were dropped; that one stands where they would have stood.
 */
final class AlertBuffer {
  private final IntSupplier limit;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition offered = lock.newCondition();
  private final Deque<PostedAlert> waiting = new ArrayDeque<>();
  private Instant lastLoss = Instant.EPOCH;
  private int lost;
  private long dropped;

  AlertBuffer(IntSupplier limit) {
    this.limit = limit;
  }

  /**
   * Keeps an alert if there is room.
   *
   * @return whether there is one more to take than before: the alert itself, or, for the first that
   *     is dropped in a row, the one that will tell of it
   */
  boolean offer(PostedAlert alert) {
    lock.lock();
    try {
      if (waiting.size() >= limit.getAsInt()) {
        lost++;
        dropped++;
        lastLoss = alert.at();
        return lost == 1;
      }
      tellLoss();
      waiting.add(alert);
      offered.signalAll();
      return true;
    } finally {
      lock.unlock();
    }
  }

  private void tellLoss() {
    if (lost > 0) {
      waiting.add(new PostedAlert(lastLoss, new SessionAlert.AlertsDropped(lost)));
      lost = 0;
    }
  }

  private Optional<PostedAlert> peek() {
    if (waiting.isEmpty()) {
      tellLoss();
    }
    return Optional.ofNullable(waiting.peek());
  }

  /** Takes the oldest. */
  Optional<PostedAlert> poll() {
    lock.lock();
    try {
      Optional<PostedAlert> oldest = peek();
      oldest.ifPresent(taken -> waiting.remove());
      return oldest;
    } finally {
      lock.unlock();
    }
  }

  /** Takes all, the oldest first. */
  List<PostedAlert> pollAll() {
    lock.lock();
    try {
      tellLoss();
      List<PostedAlert> all = List.copyOf(waiting);
      waiting.clear();
      return all;
    } finally {
      lock.unlock();
    }
  }

  /** The oldest, which stays, as soon as there is one, if that is within {@code patience}. */
  Optional<PostedAlert> await(Duration patience) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = TimeUnit.NANOSECONDS.convert(patience);
      while (peek().isEmpty() && left > 0) {
        left = offered.awaitNanos(left);
      }
      return peek();
    } finally {
      lock.unlock();
    }
  }

  /** How many were dropped so far. */
  long dropped() {
    lock.lock();
    try {
      return dropped;
    } finally {
      lock.unlock();
    }
  }
}
