package org.hotswarm.tracker.http;

import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.hotswarm.spi.bencode.Bencode;
import org.hotswarm.spi.fetch.FetcherNeeds;
import org.hotswarm.spi.net.DatagramPort;
import org.hotswarm.spi.net.Egress;
import org.hotswarm.spi.net.EgressException;
import org.hotswarm.spi.time.Scheduler;
import org.hotswarm.spi.time.Ticker;
import org.hotswarm.spi.tracker.TrackerException;
import org.hotswarm.spi.tracker.TrackerNeeds;
import org.hotswarm.spi.tracker.TrackerSettings;
import org.hotswarm.tck.bencode.PlainBencode;

/**
 * An engine whose owner thread is the test, whose timers run when told to, and for which every name
 * is a loopback address.
 */
final class Bench implements TrackerNeeds, FetcherNeeds, Egress, Scheduler, AutoCloseable {
  /** What was asked of the egress. */
  record Checked(URI target, Optional<URI> from) {}

  final List<Checked> checked = Collections.synchronizedList(new ArrayList<>());
  final List<Runnable> timers = new ArrayList<>();
  final List<Duration> delays = new ArrayList<>();

  /** Bytes that each finished task of the blocking executor allocated. */
  final BlockingQueue<Long> allocatedBytes = new LinkedBlockingQueue<>();

  TrackerSettings settings = TrackerSettings.STANDARD;
  volatile Predicate<URI> forbidden = target -> false;
  volatile List<InetAddress> addresses = List.of(InetAddress.getLoopbackAddress());
  volatile Optional<InetAddress> bind = Optional.empty();
  private final LinkedBlockingQueue<Runnable> owner = new LinkedBlockingQueue<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();

  Bench timeouts(Duration connect, Duration receive) {
    TrackerSettings s = settings;
    settings =
        new TrackerSettings(
            s.userAgent(),
            connect,
            receive,
            s.completionTimeout(),
            s.stopTimeout(),
            s.responseBytes(),
            s.redirects());
    return this;
  }

  /** Runs the owner thread until {@code stage} is done. */
  <T> CompletableFuture<T> settle(CompletionStage<T> stage) throws InterruptedException {
    CompletableFuture<T> future = stage.toCompletableFuture();
    while (!future.isDone()) {
      Runnable next = owner.poll(20, TimeUnit.SECONDS);
      if (next == null) {
        throw new AssertionError("nothing happens");
      }
      next.run();
    }
    return future;
  }

  <T> T value(CompletionStage<T> stage) throws Exception {
    return settle(stage).get();
  }

  TrackerException failure(CompletionStage<?> stage) throws Exception {
    try {
      Object value = settle(stage).get();
      throw new AssertionError("succeeded with " + value);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof TrackerException expected) {
        return expected;
      }
      throw new AssertionError("another exception", e.getCause());
    }
  }

  void fireTimers() {
    List<Runnable> due = List.copyOf(timers);
    timers.clear();
    due.forEach(Runnable::run);
  }

  private void measured(Runnable task) {
    com.sun.management.ThreadMXBean threadsBean =
        (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threadsBean.getCurrentThreadAllocatedBytes();
    task.run();
    allocatedBytes.add(threadsBean.getCurrentThreadAllocatedBytes() - before);
  }

  @Override
  public Executor blocking() {
    return task -> threads.execute(() -> measured(task));
  }

  @Override
  public Executor owner() {
    return owner::add;
  }

  @Override
  public List<InetAddress> resolve(URI target, Optional<URI> redirectedFrom)
      throws EgressException {
    checked.add(new Checked(target, redirectedFrom));
    if (forbidden.test(target)) {
      throw new EgressException(target + " may not be reached");
    }
    return addresses;
  }

  @Override
  public Optional<InetAddress> bindAddress(boolean v6) {
    return bind;
  }

  @Override
  public Timer after(Duration delay, Runnable task) {
    timers.add(task);
    delays.add(delay);
    return () -> timers.remove(task);
  }

  @Override
  public Bencode bencode() {
    return new PlainBencode();
  }

  @Override
  public Egress egress() {
    return this;
  }

  @Override
  public DatagramPort datagrams() {
    throw new IllegalStateException("no datagrams here");
  }

  @Override
  public Ticker ticker() {
    throw new IllegalStateException("no clock here");
  }

  @Override
  public Scheduler scheduler() {
    return this;
  }

  @Override
  public RandomGenerator random() {
    return new Random(3);
  }

  @Override
  public TrackerSettings settings() {
    return settings;
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
