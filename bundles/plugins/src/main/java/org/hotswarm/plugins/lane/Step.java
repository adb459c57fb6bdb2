package org.hotswarm.plugins.lane;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Work, and whose thread is in it. */
final class Step<T> implements Callable<T> {
  private static final long SOON_MILLIS = 500;

  private final Callable<T> work;
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile Thread thread;

  Step(Callable<T> work) {
    this.work = work;
  }

  @Override
  public T call() throws Exception {
    thread = Thread.currentThread();
    try {
      return work.call();
    } finally {
      thread = null;
      ended.countDown();
    }
  }

  /** Where it is now. */
  String where() {
    Thread inside = thread;
    return inside == null ? "no thread" : Lane.place(inside.getStackTrace());
  }

  /** Whether it ends within a moment. */
  boolean endsSoon() {
    try {
      return ended.await(SOON_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
