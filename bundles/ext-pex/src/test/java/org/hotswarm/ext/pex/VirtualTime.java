package org.hotswarm.ext.pex;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.hotswarm.spi.time.Scheduler;
import org.hotswarm.spi.time.Ticker;

/** A clock that moves only when a test says so. */
final class VirtualTime implements Ticker, Scheduler {
  private record Due(long nanos, Runnable task) {}

  private final List<Due> due = new ArrayList<>();
  private long now = -5_000_000_000L;

  @Override
  public long nanos() {
    return now;
  }

  @Override
  public Timer after(Duration delay, Runnable task) {
    Due entry = new Due(now + delay.toNanos(), task);
    due.add(entry);
    return () -> due.removeIf(other -> other == entry);
  }

  /** Timers that wait. */
  int waiting() {
    return due.size();
  }

  void advance(Duration by) {
    long end = now + by.toNanos();
    while (true) {
      Due next =
          due.stream()
              .filter(entry -> entry.nanos() <= end)
              .min(Comparator.comparingLong(Due::nanos))
              .orElse(null);
      if (next == null) {
        now = end;
        return;
      }
      due.remove(next);
      now = next.nanos();
      next.task().run();
    }
  }
}
