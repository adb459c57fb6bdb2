package org.hotswarm.cli.fake;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.BlockingQueue;
import org.hotswarm.cli.waiting.Time;

/** Time that passes only while somebody waits, with things that happen meanwhile. */
public final class VirtualTime implements Time {
  private static final Duration FOREVER = Duration.ofDays(30);

  private record Appointment(long nanos, long order, Runnable what) {}

  private final PriorityQueue<Appointment> appointments =
      new PriorityQueue<>(
          Comparator.comparingLong(Appointment::nanos).thenComparingLong(Appointment::order));
  private long nanos;
  private long order;

  /** Lets something happen that long after the beginning. */
  public void at(Duration when, Runnable what) {
    appointments.add(new Appointment(when.toNanos(), order++, what));
  }

  /** Lets something happen that many milliseconds after the beginning. */
  public void at(long millis, Runnable what) {
    at(Duration.ofMillis(millis), what);
  }

  /** Lets time pass now. */
  public void pass(Duration duration) {
    nanos += duration.toNanos();
  }

  @Override
  public long nanos() {
    return nanos;
  }

  @Override
  public Instant now() {
    return Instant.parse("2026-02-03T04:05:06Z").plusNanos(nanos);
  }

  @Override
  public <T> Optional<T> poll(BlockingQueue<T> queue, Duration patience) {
    long end = nanos + patience.toNanos();
    while (queue.isEmpty() && !appointments.isEmpty() && appointments.peek().nanos() <= end) {
      Appointment next = appointments.remove();
      nanos = Math.max(nanos, next.nanos());
      next.what().run();
    }
    if (queue.isEmpty()) {
      nanos = end;
    }
    if (nanos > FOREVER.toNanos()) {
      throw new AssertionError("the command would never end");
    }
    return Optional.ofNullable(queue.poll());
  }
}
