package org.hotswarm.engine.loop;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Pools of daemon threads that are ended by letting them run dry, never by an interrupt while they
 * work.
 */
public final class Threads {
  private static final long IDLE_NANOS = 10_000_000_000L;

  private Threads() {}

  /** A pool of {@code count} threads that end when they have had nothing to do for a while. */
  public static ThreadPoolExecutor pool(String name, int count) {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            count,
            count,
            IDLE_NANOS,
            TimeUnit.NANOSECONDS,
            new LinkedBlockingQueue<>(),
            factory(name));
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  /** One thread that looks at the clock. */
  public static ScheduledThreadPoolExecutor timer(String name) {
    ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, factory(name));
    timer.setRemoveOnCancelPolicy(true);
    timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    return timer;
  }

  /** Threads that write and hash: what the setting says, or one per core, 2 to 8. */
  public static int diskThreads(int setting) {
    int cores = Runtime.getRuntime().availableProcessors();
    return setting > 0 ? setting : Math.max(2, Math.min(8, cores));
  }

  /** Changes how many threads a pool has. */
  public static void resize(ThreadPoolExecutor pool, int count) {
    if (count > pool.getMaximumPoolSize()) {
      pool.setMaximumPoolSize(count);
      pool.setCorePoolSize(count);
    } else {
      pool.setCorePoolSize(count);
      pool.setMaximumPoolSize(count);
    }
  }

  /** Threads with nothing to do end at once from now on, or as late as they used to. */
  public static void rest(ThreadPoolExecutor pool, boolean resting) {
    pool.setKeepAliveTime(resting ? 1 : IDLE_NANOS, TimeUnit.NANOSECONDS);
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
