package org.hotswarm.ext.pex;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** A peer as one who tells of others, and how often it may (limit 30). */
final class Teller {
  /**
   * Messages that may come within {@link #SPAN}; honest clients send one, or two that were delayed.
   */
  static final int MOST = 6;

  private static final Duration SPAN = Duration.ofSeconds(60);

  /** What comes sooner after a message that was used is not: one a minute, and some delay. */
  private static final Duration PAUSE = Duration.ofSeconds(45);

  private final Deque<Long> cameNanos = new ArrayDeque<>();
  private Optional<Long> usedNanos = Optional.empty();

  /** What is to be done with a message. */
  enum Verdict {
    /** It is used. */
    USE,
    /** It came too soon. */
    IGNORE,
    /** There were so many that the connection ends. */
    CLOSE
  }

  /** A message came. */
  Verdict onMessage(long nowNanos) {
    while (!cameNanos.isEmpty() && nowNanos - cameNanos.peek() >= SPAN.toNanos()) {
      cameNanos.remove();
    }
    if (cameNanos.size() >= MOST) {
      return Verdict.CLOSE;
    }
    cameNanos.add(nowNanos);
    if (usedNanos.isPresent() && nowNanos - usedNanos.get() < PAUSE.toNanos()) {
      return Verdict.IGNORE;
    }
    usedNanos = Optional.of(nowNanos);
    return Verdict.USE;
  }
}
