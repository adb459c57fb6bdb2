package org.hotswarm.engine.loop;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs tasks one at a time, in order, on threads of a pool that other lanes share. */
public final class Lane implements Executor {
  private static final Logger LOG = LoggerFactory.getLogger(Lane.class);

  /** Tasks run before other lanes get their turn. */
  private static final int TURN = 32;

  private final Executor pool;
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final AtomicInteger waiting = new AtomicInteger();

  /**
   * @param pool whose threads run the tasks
   */
  public Lane(Executor pool) {
    this.pool = pool;
  }

  /** Tasks that wait or run. */
  public int waiting() {
    return waiting.get();
  }

  @Override
  public void execute(Runnable task) {
    tasks.add(task);
    if (waiting.getAndIncrement() == 0) {
      pool.execute(this::turn);
    }
  }

  private void turn() {
    for (int done = 1; ; done++) {
      run(tasks.remove());
      if (waiting.decrementAndGet() == 0) {
        return;
      }
      if (done % TURN == 0 && isHandedOn()) {
        return;
      }
    }
  }

  private boolean isHandedOn() {
    try {
      pool.execute(this::turn);
      return true;
    } catch (RejectedExecutionException running) {
      LOG.debug("the pool runs dry; this lane ends its tasks on the thread it has", running);
      return false;
    }
  }

  private static void run(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException | Error failure) {
      LOG.error("a task of a disk lane failed", failure);
    }
  }
}
