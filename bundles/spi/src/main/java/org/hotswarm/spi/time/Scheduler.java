package org.hotswarm.spi.time;

import java.time.Duration;
import org.osgi.annotation.versioning.ProviderType;

/** Runs things later, on the owner thread of whoever was given this scheduler. */
@ProviderType
public interface Scheduler {
  /**
   * Runs {@code task} once, {@code delay} from now, unless cancelled or the working object is
   * closed before.
   */
  Timer after(Duration delay, Runnable task);

  /** Something that will run. */
  @FunctionalInterface
  interface Timer {
    /** Makes sure it does not run; no effect when it has. */
    void cancel();
  }
}
