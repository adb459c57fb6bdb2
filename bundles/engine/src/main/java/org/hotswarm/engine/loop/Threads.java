package org.hotswarm.engine.loop;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Pools of daemon threads that are ended by letting them run dry, never by an interrupt. */
public final class Threads {
  private static final long IDLE_SECONDS = 10;

  private Threads() {}

  /** A pool of {@code count} threads that end when they have had nothing to do for a while. */
  public static ThreadPoolExecutor pool(String name, int count) {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            count,
            count,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            factory(name));
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  /** Threads that write and hash: what the setting says, or one per core, 2 to 8. */
  public static int diskThreads(int setting) {
    int cores = Runtime.getRuntime().availableProcessors();
    return setting > 0 ? setting : Math.max(2, Math.min(8, cores));
  }

  private static ThreadFactory factory(String name) {
    AtomicInteger number = new AtomicInteger();
    return task -> {
      Thread thread = new Thread(task, name + "-" + number.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }
}
