package org.hotswarm.engine.fence;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.hotswarm.api.module.ModuleStatus;

/** What went wrong in one provider. Owner thread: any. */
final class Faults {
  private static final int MOST = 5;
  private static final long WITHIN_NANOS = Duration.ofSeconds(60).toNanos();

  private final Deque<Long> recent = new ArrayDeque<>();
  private long count;
  private long slow;
  private String last = "";

  /** Counts a failure; answers whether there were too many of late. */
  synchronized boolean failed(String words, long now) {
    count++;
    last = words;
    recent.add(now);
    while (now - recent.peek() > WITHIN_NANOS) {
      recent.remove();
    }
    return recent.size() >= MOST;
  }

  /** Counts a call that takes too long. */
  synchronized void slow(String words) {
    slow++;
    last = words;
  }

  synchronized ModuleStatus.Faults status() {
    return new ModuleStatus.Faults(
        count, slow, last.isEmpty() ? Optional.empty() : Optional.of(last));
  }
}
