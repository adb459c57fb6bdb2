package org.hotswarm.engine.fence;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.hotswarm.api.alert.SessionAlert.ProviderFault.Kind;
import org.hotswarm.api.module.ModuleName;
import org.hotswarm.engine.loop.Entropy;
import org.hotswarm.engine.loop.Threads;
import org.hotswarm.spi.time.Ticker;

/**
 * Looks at all fences many times a second, and lends the threads on which providers are opened.
 * Time is counted in its own looks, so that a machine that stood still blames nobody.
 *
 * <p>Owner thread: any.
 */
public final class Watch implements AutoCloseable {
  /** How long opening something may take. */
  public static final Duration PATIENCE = Duration.ofSeconds(2);

  static final long TICK_NANOS = 20_000_000;
  private static final int OPENING_THREADS = 4;

  private final Ticker ticker;
  private final List<Fence> fences = new CopyOnWriteArrayList<>();
  private final List<FaultListener> listeners = new CopyOnWriteArrayList<>();
  private final ScheduledThreadPoolExecutor looking;
  private final ThreadPoolExecutor opening;
  private volatile long tick;

  private Watch(Ticker ticker, ScheduledThreadPoolExecutor looking, ThreadPoolExecutor opening) {
    this.ticker = ticker;
    this.looking = looking;
    this.opening = opening;
  }

  /** One that is kept, by a thread of its own. */
  public static Watch keep() {
    ScheduledThreadPoolExecutor looking = Threads.timer("hotswarm-watch");
    ThreadPoolExecutor opening = Threads.pool("hotswarm-open", OPENING_THREADS);
    Threads.rest(opening, true);
    Watch watch = new Watch(Entropy.ticker(), looking, opening);
    looking.scheduleAtFixedRate(watch::look, TICK_NANOS, TICK_NANOS, TimeUnit.NANOSECONDS);
    return watch;
  }

  /** One without threads: providers are opened where they are wanted, and nobody looks. */
  public static Watch unattended() {
    return new Watch(Entropy.ticker(), null, null);
  }

  void look() {
    long now = tick + 1;
    tick = now;
    fences.forEach(fence -> fence.inspect(now));
  }

  /** Whether there is anybody to open things aside, and in time. */
  boolean isKept() {
    return opening != null && !opening.isShutdown();
  }

  long tick() {
    return tick;
  }

  /** Monotonic time. */
  public long nanos() {
    return ticker.nanos();
  }

  /** A fence around a provider that has come. */
  public Fence around(String service, ModuleName module, Tempo tempo) {
    Fence fence = new Fence(service, module, tempo, this);
    fences.add(fence);
    return fence;
  }

  /** The provider of that fence is gone. */
  public void forget(Fence fence) {
    fences.remove(fence);
    fence.retire();
  }

  /** Tells {@code listener} all faults from now on. */
  public void listen(FaultListener listener) {
    listeners.add(listener);
  }

  /** Ends {@link #listen}. */
  public void unlisten(FaultListener listener) {
    listeners.remove(listener);
  }

  void onFault(Fence fence, Kind kind, String words) {
    listeners.forEach(listener -> listener.onFault(fence, kind, words));
  }

  /** Where what may take long is done. */
  public Executor aside() {
    return isKept() ? opening : Runnable::run;
  }

  /** One of the threads that open things does not return: another one takes its place. */
  synchronized void isStuck() {
    Threads.resize(opening, opening.getMaximumPoolSize() + 1);
  }

  /** One that was stuck has returned after all. */
  synchronized void isBack() {
    Threads.resize(opening, opening.getMaximumPoolSize() - 1);
  }

  /** Runs {@code task}, which is short, after {@code delay}; at once where nobody looks. */
  public void later(Duration delay, Runnable task) {
    if (isKept()) {
      looking.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
    } else {
      task.run();
    }
  }

  /** Runs {@code late} when {@code answer} has not come within {@link #PATIENCE}. */
  void within(CompletableFuture<?> answer, Runnable late) {
    if (isKept()) {
      ScheduledFuture<?> timer = looking.schedule(late, PATIENCE.toNanos(), TimeUnit.NANOSECONDS);
      answer.whenComplete((done, failure) -> timer.cancel(false));
    }
  }

  /** Ends its threads, but for those that are inside a provider still. */
  @Override
  public void close() {
    if (isKept()) {
      opening.shutdown();
      looking.shutdown();
    }
  }
}
