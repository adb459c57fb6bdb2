package org.hotswarm.itests.load;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits until something is so. */
final class Patience {
  private static final long LOOK_NANOS = 10_000_000;

  private Patience() {}

  /** Whether it came to be so in time. */
  static boolean within(Duration patience, BooleanSupplier so) {
    long end = System.nanoTime() + patience.toNanos();
    while (!so.getAsBoolean()) {
      if (System.nanoTime() - end > 0) {
        return false;
      }
      LockSupport.parkNanos(LOOK_NANOS);
    }
    return true;
  }

  /** Waits, and gives up with {@code complaint}. */
  static void await(Duration patience, BooleanSupplier so, Supplier<String> complaint) {
    if (!within(patience, so)) {
      throw new IllegalStateException(complaint.get() + " after " + patience);
    }
  }

  /** Waits for a moment of {@link System#nanoTime}. */
  static void until(long nanos) {
    for (long left; (left = nanos - System.nanoTime()) > 0; ) {
      LockSupport.parkNanos(left);
    }
  }
}
