package org.hotswarm.cli.waiting;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;
import org.hotswarm.api.alert.Alert;
import org.hotswarm.api.alert.AlertListener;

/**
 * Alerts, and errands, on their way from other threads to the command's. When the command falls
 * behind, the session's thread waits, and the session drops alerts and says so.
 */
public final class Inbox implements AlertListener, AutoCloseable {
  private static final int CAPACITY = 1000;

  /** Wakes the command. */
  private static final Optional<Alert> WAKE = Optional.empty();

  /** What is left for the command: gives an alert, or does an errand and gives none. */
  private final BlockingQueue<Supplier<Optional<Alert>>> queue =
      new LinkedBlockingQueue<>(CAPACITY);

  private final Time time;
  private final Stop stop;
  private volatile boolean closed;

  /**
   * @param stop wakes whoever waits
   */
  public Inbox(Time time, Stop stop) {
    this.time = time;
    this.stop = stop;
    stop.asked().thenRun(() -> queue.offer(() -> WAKE));
  }

  @Override
  public void onAlert(Alert alert) {
    put(() -> Optional.of(alert));
  }

  /** Has the command's own thread do something. */
  public void run(Runnable errand) {
    put(
        () -> {
          errand.run();
          return WAKE;
        });
  }

  private void put(Supplier<Optional<Alert>> left) {
    if (closed) {
      return;
    }
    try {
      queue.put(left);
    } catch (InterruptedException leaving) {
      Thread.currentThread().interrupt();
    }
  }

  /** The next alert; nothing when patience ends, an errand was done, or the command is to end. */
  public Optional<Alert> next(Duration patience) {
    try {
      return time.poll(queue, patience).flatMap(Supplier::get);
    } catch (InterruptedException leave) {
      stop.ask();
      return WAKE;
    }
  }

  /** From now on alerts are dropped, and nobody waits. */
  @Override
  public void close() {
    closed = true;
    queue.clear();
  }
}
