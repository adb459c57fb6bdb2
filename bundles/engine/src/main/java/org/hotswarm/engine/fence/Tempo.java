package org.hotswarm.engine.fence;

import java.time.Duration;

/**
 * How long calls into a kind of provider may take.
 *
 * @param slow after this a call is reported
 * @param stall after this its provider is quarantined
 */
public record Tempo(Duration slow, Duration stall) {
  /** For what is called on a loop, which serves many. */
  public static final Tempo LOOP = new Tempo(Duration.ofMillis(100), Duration.ofSeconds(5));

  /** For what is called on a thread that may wait. */
  public static final Tempo WAITING = new Tempo(Duration.ofSeconds(10), Duration.ofMinutes(2));
}
