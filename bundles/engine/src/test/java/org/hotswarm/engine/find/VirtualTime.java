package org.hotswarm.engine.find;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.hotswarm.spi.time.Scheduler;
import org.hotswarm.spi.time.Ticker;

/** Time that passes when told to; starts far from zero, as a monotonic clock may. */
public final class VirtualTime implements Ticker, Scheduler {
  private final PriorityQueue<Alarm> alarms =
      new PriorityQueue<>(Comparator.comparingLong(Alarm::at).thenComparingLong(Alarm::sequence));

  private long nanos = -123_456_789_000L;
  private long sequence;

  private record Alarm(long at, long sequence, Runnable task) {}

  @Override
  public long nanos() {
    return nanos;
  }

  @Override
  public Timer after(Duration delay, Runnable task) {
    Alarm alarm = new Alarm(nanos + delay.toNanos(), sequence++, task);
    alarms.add(alarm);
    return () -> alarms.remove(alarm);
  }

  /** Lets time pass; what falls due runs at its moment. */
  public void pass(Duration time) {
    long end = nanos + time.toNanos();
    while (!alarms.isEmpty() && alarms.peek().at() <= end) {
      Alarm alarm = alarms.poll();
      nanos = Math.max(nanos, alarm.at());
      alarm.task().run();
    }
    nanos = end;
  }

  /** Lets seconds pass. */
  public void pass(int seconds) {
    pass(Duration.ofSeconds(seconds));
  }

  /** Timers that are set. */
  public int pending() {
    return alarms.size();
  }
}
