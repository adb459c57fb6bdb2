package org.hotswarm.engine.loop;

import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.hotswarm.spi.time.Scheduler;

/** Timers on a loop. */
public final class LoopScheduler implements Scheduler {
  private final EventExecutor loop;

  /**
   * @param loop where the tasks run
   */
  public LoopScheduler(EventExecutor loop) {
    this.loop = loop;
  }

  @Override
  public Timer after(Duration delay, Runnable task) {
    ScheduledFuture<?> future = loop.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
    return () -> future.cancel(false);
  }
}
