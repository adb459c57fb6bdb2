package org.hotswarm.engine.simulation;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelPromise;
import io.netty.channel.DefaultChannelPromise;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.AbstractScheduledEventExecutor;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.MockTicker;
import io.netty.util.concurrent.ScheduledFuture;
import io.netty.util.concurrent.Ticker;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * An event loop without a thread, whose time passes only when a test says so. What is handed to it
 * from outside runs at once; what is handed to it by its own tasks runs after them.
 */
final class ManualLoop extends AbstractScheduledEventExecutor implements EventLoop {
  private final MockTicker ticker = Ticker.newMockTicker();
  private final Queue<Runnable> tasks = new ArrayDeque<>();
  private final Set<ScheduledFuture<?>> timers = new HashSet<>();
  private boolean running;

  ManualLoop() {
    ticker.advance(1_000, TimeUnit.SECONDS);
  }

  long nanos() {
    return ticker.nanoTime();
  }

  @Override
  public Ticker ticker() {
    return ticker;
  }

  @Override
  public void execute(Runnable task) {
    tasks.add(task);
    if (!running) {
      drain();
    }
  }

  private void drain() {
    running = true;
    try {
      for (Runnable task; (task = tasks.poll()) != null; ) {
        task.run();
      }
    } finally {
      running = false;
    }
  }

  /** Timers that are set. */
  int timers() {
    timers.removeIf(Future::isDone);
    return timers.size();
  }

  @Override
  public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
    return note(super.schedule(task, delay, unit));
  }

  @Override
  public ScheduledFuture<?> scheduleAtFixedRate(
      Runnable task, long delay, long period, TimeUnit unit) {
    return note(super.scheduleAtFixedRate(task, delay, period, unit));
  }

  private ScheduledFuture<?> note(ScheduledFuture<?> timer) {
    timers.removeIf(Future::isDone);
    timers.add(timer);
    return timer;
  }

  /** Lets time pass and runs what falls due, each at its own moment. */
  void pass(Duration time) {
    long end = nanos() + time.toNanos();
    drain();
    for (long next; (next = nextScheduledTaskDeadlineNanos()) >= 0 && next <= end; ) {
      ticker.advance(Math.max(0, next - nanos()), TimeUnit.NANOSECONDS);
      for (Runnable due; (due = pollScheduledTask(nanos())) != null; ) {
        tasks.add(due);
        drain();
      }
    }
    ticker.advance(end - nanos(), TimeUnit.NANOSECONDS);
  }

  @Override
  public boolean inEventLoop(Thread thread) {
    return true;
  }

  @Override
  public EventLoopGroup parent() {
    return null;
  }

  @Override
  public EventLoop next() {
    return this;
  }

  @Override
  public ChannelFuture register(Channel channel) {
    return register(new DefaultChannelPromise(channel, this));
  }

  @Override
  public ChannelFuture register(ChannelPromise promise) {
    promise.channel().unsafe().register(this, promise);
    return promise;
  }

  @Override
  @Deprecated
  public ChannelFuture register(Channel channel, ChannelPromise promise) {
    channel.unsafe().register(this, promise);
    return promise;
  }

  @Override
  public boolean isShuttingDown() {
    return false;
  }

  @Override
  public Future<?> shutdownGracefully(long quietPeriod, long timeout, TimeUnit unit) {
    throw new UnsupportedOperationException("nobody shuts a manual loop down");
  }

  @Override
  public Future<?> terminationFuture() {
    throw new UnsupportedOperationException("nobody shuts a manual loop down");
  }

  @Override
  @Deprecated
  public void shutdown() {
    throw new UnsupportedOperationException("nobody shuts a manual loop down");
  }

  @Override
  public boolean isShutdown() {
    return false;
  }

  @Override
  public boolean isTerminated() {
    return false;
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) {
    return false;
  }
}
