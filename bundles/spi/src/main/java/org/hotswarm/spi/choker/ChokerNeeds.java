package org.hotswarm.spi.choker;

import java.util.random.RandomGenerator;
import org.hotswarm.spi.time.Ticker;
import org.osgi.annotation.versioning.ProviderType;

/** What a choker may ask of the engine. */
@ProviderType
public interface ChokerNeeds {
  /** Monotonic time. */
  Ticker ticker();

  /** The engine's random source; seeded in tests. */
  RandomGenerator random();

  /** Rounds that one optimistic unchoke lasts (manual: optimistic_unchoke_multiplier, 4). */
  int optimisticRounds();
}
