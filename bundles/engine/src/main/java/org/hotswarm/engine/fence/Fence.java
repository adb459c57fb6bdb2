package org.hotswarm.engine.fence;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.hotswarm.api.alert.SessionAlert.ProviderFault.Kind;
import org.hotswarm.api.module.ModuleName;
import org.hotswarm.api.module.ModuleStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Guards the calls into one provider. What it throws against its contract is counted, reported and
 * turned into a {@link ProviderFailure}, or swallowed where there is a way to go on; which thread
 * is inside is noted, for the {@link Watch}.
 *
 * <p>Owner thread: any.
 */
public final class Fence {
  private static final Logger LOG = LoggerFactory.getLogger(Fence.class);

  /** Threads inside one provider that can be noted at once; more go in unnoticed. */
  private static final int PLACES = 64;

  private static final long LOOK_NANOS = 100_000;
  private static final int MOST_FRAMES = 12;

  /** The provider that this thread is inside of. */
  private static final ThreadLocal<Fence> AROUND_US = new ThreadLocal<>();

  private final String service;
  private final ModuleName module;
  private final Tempo tempo;
  private final Watch watch;
  private final Faults faults = new Faults();
  private final Visit[] visits = Stream.generate(Visit::new).limit(PLACES).toArray(Visit[]::new);
  private volatile boolean out;
  private volatile boolean proven;
  private volatile boolean retired;

  Fence(String service, ModuleName module, Tempo tempo, Watch watch) {
    this.service = service;
    this.module = module;
    this.tempo = tempo;
    this.watch = watch;
  }

  /** What its kind is called. */
  public String service() {
    return service;
  }

  /** Which provider it guards. */
  public ModuleName module() {
    return module;
  }

  /** A question that may end in an exception of its contract. */
  @FunctionalInterface
  public interface Question<T, X extends Exception> {
    /** Asks. */
    T ask() throws X;
  }

  /** A task that may end in an exception of its contract. */
  @FunctionalInterface
  public interface Task<X extends Exception> {
    /** Runs. */
    void run() throws X;
  }

  /**
   * Asks; exceptions of the contract go through.
   *
   * @throws ProviderFailure for any other
   */
  public <T, X extends Exception> T ask(Question<T, X> question) throws X {
    Fence outer = AROUND_US.get();
    Visit visit = enter(watch.tick());
    try {
      return question.ask();
    } catch (RuntimeException | Error failure) {
      throw failed(failure);
    } finally {
      leave(visit, outer);
    }
  }

  /**
   * Runs; exceptions of the contract go through.
   *
   * @throws ProviderFailure for any other
   */
  public <X extends Exception> void run(Task<X> task) throws X {
    Fence outer = AROUND_US.get();
    Visit visit = enter(watch.tick());
    try {
      task.run();
    } catch (RuntimeException | Error failure) {
      throw failed(failure);
    } finally {
      leave(visit, outer);
    }
  }

  /** Tells it something; what it throws is reported, and that is all. */
  public void tell(Runnable news) {
    Fence outer = AROUND_US.get();
    Visit visit = enter(watch.tick());
    try {
      news.run();
    } catch (RuntimeException | Error failure) {
      failed(failure);
    } finally {
      leave(visit, outer);
    }
  }

  /** Runs what may take its time, such as what waits for an answer; failures are as with tell. */
  void runPatiently(Runnable work) {
    Fence outer = AROUND_US.get();
    Visit visit = enter(Visit.UNTIMED);
    try {
      work.run();
    } catch (RuntimeException | Error failure) {
      failed(failure);
    } finally {
      leave(visit, outer);
    }
  }

  /** Around the provider that this thread is inside of. */
  static Optional<Fence> aroundUs() {
    return Optional.ofNullable(AROUND_US.get());
  }

  private Visit enter(long since) {
    AROUND_US.set(this);
    Thread thread = Thread.currentThread();
    int start = (int) thread.getId();
    for (int i = 0; i < PLACES; i++) {
      Visit visit = visits[(start + i) & PLACES - 1];
      if (visit.begin(thread, since)) {
        return visit;
      }
    }
    return null;
  }

  private static void leave(Visit visit, Fence outer) {
    AROUND_US.set(outer);
    if (visit != null) {
      visit.end();
    }
  }

  private ProviderFailure failed(Throwable failure) {
    if (failure instanceof ProviderFailure counted) {
      return counted;
    }
    String words = this + " failed: " + failure + at(failure.getStackTrace());
    if (retired) {
      LOG.debug("{}, after it was let go", words, failure);
      return new ProviderFailure(words, failure);
    }
    boolean tooOften = faults.failed(words, watch.nanos());
    report(Kind.FAILED, words, tooOften);
    return new ProviderFailure(words, failure);
  }

  private void report(Kind kind, String words, boolean exclude) {
    boolean news = exclude && !out;
    out = out || exclude;
    watch.onFault(this, news ? Kind.QUARANTINED : kind, words);
  }

  private static String at(StackTraceElement... stack) {
    return stack.length == 0 ? "" : " at " + stack[0];
  }

  /**
   * Opens something of the provider's aside, so that one that does not return holds up nobody.
   *
   * @param open opens it
   * @param late takes what was opened when nobody waited any more
   * @return completes on the thread that opened it, or fails with {@link ProviderFailure} when it
   *     threw or did not return within {@link Watch#PATIENCE}
   */
  public <W> CompletableFuture<W> aside(Supplier<W> open, Consumer<W> late) {
    CompletableFuture<W> answer = new CompletableFuture<>();
    watch.aside().execute(() -> open(open, late, answer));
    return answer;
  }

  private <W> void open(Supplier<W> open, Consumer<W> late, CompletableFuture<W> answer) {
    if (out) {
      answer.completeExceptionally(new ProviderFailure(this + " is used no more", null));
      return;
    }
    watch.within(answer, () -> tooLate(answer));
    Fence outer = AROUND_US.get();
    Visit visit = enter(Visit.UNTIMED);
    try {
      W opened = open.get();
      if (!answer.complete(opened)) {
        watch.isBack();
        tell(() -> late.accept(opened));
      }
    } catch (RuntimeException | Error failure) {
      if (!answer.completeExceptionally(failed(failure))) {
        watch.isBack();
      }
    } finally {
      leave(visit, outer);
    }
  }

  private void tooLate(CompletableFuture<?> answer) {
    String words = this + " could not be opened within " + Watch.PATIENCE.toMillis() + " ms";
    if (answer.completeExceptionally(new ProviderFailure(words, null))) {
      watch.isStuck();
      faults.slow(words);
      report(Kind.SLOW, words, true);
    }
  }

  /** Whether something of it was opened aside, or on the spot, without trouble. */
  public boolean isProven() {
    return proven || !watch.isKept();
  }

  /** Something of it was opened without trouble. */
  public void prove() {
    proven = true;
  }

  /** The provider is gone; what still fails in it is of no account. */
  void retire() {
    retired = true;
  }

  /** Whether the provider is quarantined. */
  public boolean isOut() {
    return out;
  }

  /** What went wrong so far. */
  public ModuleStatus.Faults faults() {
    return faults.status();
  }

  /** Waits until no thread is inside; answers whether that came about in time. */
  public boolean awaitIdle(Duration patience) {
    long deadline = watch.nanos() + patience.toNanos();
    while (!isIdle()) {
      if (watch.nanos() - deadline > 0) {
        return false;
      }
      LockSupport.parkNanos(LOOK_NANOS);
    }
    return true;
  }

  private boolean isIdle() {
    Thread me = Thread.currentThread();
    for (Visit visit : visits) {
      Thread inside = visit.get();
      if (inside != null && inside != me) {
        return false;
      }
    }
    return true;
  }

  /** Looks for calls that take too long. The watch's thread. */
  void inspect(long tick) {
    for (Visit visit : visits) {
      Thread inside = visit.get();
      if (inside != null) {
        inspect(visit, inside, tick);
      }
    }
  }

  private void inspect(Visit visit, Thread inside, long tick) {
    long ticks = visit.lasting(tick);
    Duration lasting = Duration.ofNanos(ticks * Watch.TICK_NANOS);
    boolean stalled = lasting.compareTo(tempo.stall()) >= 0 && !out;
    boolean slow = lasting.compareTo(tempo.slow()) >= 0 && !visit.isTold();
    if (stalled || slow) {
      visit.tell();
      StackTraceElement[] stack = inside.getStackTrace();
      boolean stillInside = visit.lasting(tick) == ticks;
      String words = stalls(inside, lasting, stillInside ? stack : new StackTraceElement[0]);
      faults.slow(words);
      report(Kind.SLOW, words, stalled);
    }
  }

  /**
   * @param stack empty when it returned while it was looked at
   */
  private String stalls(Thread inside, Duration lasting, StackTraceElement... stack) {
    StringBuilder words = new StringBuilder(service + " " + module);
    words.append(" has not returned for ").append(lasting.toMillis()).append(" ms on ");
    words.append(inside.getName());
    for (int i = 0; i < Math.min(MOST_FRAMES, stack.length); i++) {
      words.append(i == 0 ? ": " : " < ").append(stack[i]);
    }
    return words.toString();
  }

  @Override
  public String toString() {
    return service + " " + module;
  }
}
