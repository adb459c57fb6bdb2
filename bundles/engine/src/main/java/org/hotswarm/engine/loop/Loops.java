package org.hotswarm.engine.loop;

import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** The event loops: one for the session, and those that torrents are spread over. */
public final class Loops {
  private static final int MOST_BY_DEFAULT = 4;

  private final EventLoopGroup group;
  private final EventLoop session;
  private final Map<EventLoop, Pulse> pulses = new ConcurrentHashMap<>();

  /**
   * @param count loops; 0 for half the cores, at least 1 and at most 4
   */
  public Loops(int count) {
    int cores = Runtime.getRuntime().availableProcessors();
    int loops = count > 0 ? count : Math.max(1, Math.min(MOST_BY_DEFAULT, cores / 2));
    this.group =
        new MultiThreadIoEventLoopGroup(
            loops, new DefaultThreadFactory("hotswarm-loop", true), ioHandler());
    this.session = group.next();
  }

  private static IoHandlerFactory ioHandler() {
    return Epoll.isAvailable() ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
  }

  /** The loop of the session itself: listening, choking rounds, trackers. */
  public EventLoop session() {
    return session;
  }

  /** The loops in turn. */
  public EventLoop next() {
    return group.next();
  }

  /** What beats on {@code loop}. Any thread. */
  public Pulse pulse(EventLoop loop) {
    return pulses.computeIfAbsent(loop, Pulse::new);
  }

  /** Whose buffers everything uses: pooled and direct. */
  public ByteBufAllocator buffers() {
    return PooledByteBufAllocator.DEFAULT;
  }

  /** Completes, on {@code loop} or at once, when {@code stage} has or failed, or patience ended. */
  public static CompletionStage<Void> within(
      EventLoop loop, Duration patience, CompletionStage<?> stage) {
    CompletableFuture<Void> over = new CompletableFuture<>();
    Future<?> timer =
        loop.schedule(() -> over.complete(null), patience.toNanos(), TimeUnit.NANOSECONDS);
    stage.whenComplete(
        (done, failure) -> {
          timer.cancel(false);
          over.complete(null);
        });
    return over;
  }

  /** Ends all loops; the future completes when their threads have. */
  public Future<?> close(Duration patience) {
    return group.shutdownGracefully(0, patience.toMillis(), TimeUnit.MILLISECONDS);
  }
}
