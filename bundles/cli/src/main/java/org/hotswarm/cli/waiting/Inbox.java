package org.hotswarm.cli.waiting;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.hotswarm.api.alert.Alert;
import org.hotswarm.api.alert.AlertListener;

/**
 * Alerts on their way from the session's thread to the command's. When the command falls behind,
 * the session's thread waits, and the session drops alerts and says so.
 */
public final class Inbox implements AlertListener, AutoCloseable {
  private static final int CAPACITY = 1000;

  /** Wakes the command; an alert is empty here. */
  private static final Optional<Alert> WAKE = Optional.empty();

  private final BlockingQueue<Optional<Alert>> queue = new LinkedBlockingQueue<>(CAPACITY);
  private final Time time;
  private final Stop stop;
  private volatile boolean closed;

  /**
   * @param stop wakes whoever waits
   */
  public Inbox(Time time, Stop stop) {
    this.time = time;
    this.stop = stop;
    stop.asked().thenRun(() -> queue.offer(WAKE));
  }

  @Override
  public void onAlert(Alert alert) {
    if (closed) {
      return;
    }
    try {
      queue.put(Optional.of(alert));
    } catch (InterruptedException leaving) {
      Thread.currentThread().interrupt();
    }
  }

  /** The next alert; nothing when patience or the command's time ends first. */
  public Optional<Alert> next(Duration patience) {
    try {
      return time.poll(queue, patience).orElse(WAKE);
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
