package org.hotswarm.launcher;

import java.time.Duration;

/**
 * How long to wait for others.
 *
 * @param toAppear for the command to register itself
 * @param toStop for the bundles to stop
 * @param toEnd for everything to be over after a signal; must be less than the five seconds
 *     promised
 */
record Patience(Duration toAppear, Duration toStop, Duration toEnd) {

  static final Patience USUAL =
      new Patience(Duration.ofSeconds(20), Duration.ofSeconds(4), Duration.ofMillis(4500));
}
