package org.hotswarm.engine.fence;

import java.util.concurrent.atomic.AtomicReference;

/** A place where a thread is noted while it is inside a provider. */
final class Visit extends AtomicReference<Thread> {
  private static final long serialVersionUID = 1;

  /** No call, or one whose time others look after: it has not lasted at all. */
  static final long UNTIMED = Long.MAX_VALUE;

  private volatile long since = UNTIMED;
  private volatile boolean told;

  /** Whether {@code thread} is noted here now; false when another one is. */
  boolean begin(Thread thread, long tick) {
    if (get() != null || !compareAndSet(null, thread)) {
      return false;
    }
    told = false;
    since = tick;
    return true;
  }

  void end() {
    since = UNTIMED;
    setRelease(null);
  }

  /** Ticks since the call began, as seen at {@code tick}; 0 while there is none. */
  long lasting(long tick) {
    long from = since;
    return from == UNTIMED ? 0 : tick - from;
  }

  /** Whether this call has been reported. */
  boolean isTold() {
    return told;
  }

  void tell() {
    told = true;
  }
}
