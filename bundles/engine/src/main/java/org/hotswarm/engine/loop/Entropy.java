package org.hotswarm.engine.loop;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.hotswarm.spi.time.Ticker;

/** Where the engine gets time and chance from. */
public final class Entropy {
  private Entropy() {}

  /** The machine's monotonic clock. */
  public static Ticker ticker() {
    return System::nanoTime;
  }

  /** The machine's calendar. */
  public static InstantSource calendar() {
    return InstantSource.system();
  }

  /** Unguessable numbers, for ids and keys. */
  public static RandomGenerator strong() {
    return new SecureRandom();
  }

  /** Quick numbers for choices nobody gains by guessing. */
  public static RandomGenerator quick() {
    return RandomGenerator.of("L64X128MixRandom");
  }
}
