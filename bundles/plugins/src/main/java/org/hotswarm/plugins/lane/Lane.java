package org.hotswarm.plugins.lane;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.hotswarm.api.module.ModuleException;
import org.hotswarm.api.module.ModuleException.Kind;

/** Changes go one behind the other; a step that never returns holds up neither caller nor lane. */
public final class Lane implements AutoCloseable {
  private static final String NAME = "hotswarm-plugins";
  private static final Duration IDLE = Duration.ofSeconds(3);
  private static final Duration CLOSING = Duration.ofSeconds(2);

  private final ThreadPoolExecutor changes;
  private final ThreadPoolExecutor steps;
  private final AtomicInteger watches = new AtomicInteger();

  /** Nobody is in it yet. */
  public Lane() {
    changes = pool(1, new LinkedBlockingQueue<>(), "");
    steps = pool(Integer.MAX_VALUE, new SynchronousQueue<>(), "-step");
  }

  private static ThreadPoolExecutor pool(int most, BlockingQueue<Runnable> queue, String suffix) {
    int core = Math.min(most, 1);
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            core,
            most,
            IDLE.toMillis(),
            TimeUnit.MILLISECONDS,
            queue,
            work -> thread(NAME + suffix, work));
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  /** It must not keep the process alive, nor hold on to whoever happened to need it first. */
  private static Thread thread(String name, Runnable work) {
    Thread thread = new Thread(null, work, name, 0, false);
    thread.setDaemon(true);
    thread.setContextClassLoader(Lane.class.getClassLoader());
    return thread;
  }

  /** A thread that looks after something from now on. */
  public Thread watch(Runnable work) {
    return thread(NAME + "-watch-" + watches.incrementAndGet(), work);
  }

  /** Something that is done alone. */
  public interface Change<T> {
    /** Does it. */
    T make() throws ModuleException;
  }

  /** Makes a change when all those asked for before are made, and waits for it. */
  public <T> T change(Change<T> change) throws ModuleException {
    try {
      return changes.submit(change::make).get();
    } catch (RejectedExecutionException closed) {
      throw new ModuleException(Kind.FAILED, "modules are not changed any more: we are stopping");
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new ModuleException(Kind.LATE, "interrupted; the change goes on without us");
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof ModuleException refused) {
        throw refused;
      }
      throw new ModuleException(Kind.FAILED, failed.getCause().toString(), failed.getCause());
    }
  }

  /**
   * Takes a step that may throw anything or never return.
   *
   * @throws Overrun when it is not done within {@code budget}
   * @throws ExecutionException when it threw; the cause is what
   */
  public <T> T within(Duration budget, Callable<T> work) throws Overrun, ExecutionException {
    Step<T> step = new Step<>(work);
    Future<T> result = steps.submit(step);
    try {
      return result.get(budget.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      String where = step.where();
      result.cancel(true);
      throw new Overrun(budget, where, step.endsSoon());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new ExecutionException("interrupted", interrupted);
    }
  }

  /**
   * Does something to its end, however long that takes, and waits for it a little.
   *
   * @return whether it is done
   */
  public boolean finish(Duration patience, Runnable work) {
    Future<?> end = steps.submit(work);
    try {
      end.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException goesOn) {
      return false;
    } catch (ExecutionException failed) {
      throw new IllegalStateException(failed.getCause());
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Takes no more changes; waits a little for the one under way. */
  @Override
  public void close() {
    changes.shutdown();
    try {
      changes.awaitTermination(CLOSING.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
    steps.shutdownNow();
  }

  /** The frame that says most: the first that is not Java's own. */
  static String place(StackTraceElement... stack) {
    return Arrays.stream(stack)
        .filter(frame -> !frame.getClassName().matches("(java|jdk|sun|javax)\\..*"))
        .findFirst()
        .map(StackTraceElement::toString)
        .orElse("a call into Java");
  }
}
