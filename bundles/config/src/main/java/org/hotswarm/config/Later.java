package org.hotswarm.config;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Tries something again and again, on a thread that is there only as long as it is in vain. The
 * JDK's own timer would stay for good, and with it whoever needed it first.
 */
final class Later implements Autostart.Retry, AutoCloseable {
  private final Duration pause;
  private final CountDownLatch closed = new CountDownLatch(1);

  /**
   * @param pause before each attempt
   */
  Later(Duration pause) {
    this.pause = pause;
  }

  @Override
  public void until(BooleanSupplier done) {
    Thread thread = new Thread(null, () -> repeat(done), "hotswarm-config", 0, false);
    thread.setDaemon(true);
    thread.setContextClassLoader(Later.class.getClassLoader());
    thread.start();
  }

  private void repeat(BooleanSupplier done) {
    boolean again = true;
    while (again) {
      again = goesOn() && !done.getAsBoolean();
    }
  }

  /** Whether it is not closed when the pause is over. */
  private boolean goesOn() {
    try {
      return !closed.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** No attempt begins any more. */
  @Override
  public void close() {
    closed.countDown();
  }
}
