package org.hotswarm.engine.needs;

import java.util.function.IntSupplier;
import java.util.random.RandomGenerator;
import org.hotswarm.spi.choker.ChokerNeeds;
import org.hotswarm.spi.time.Ticker;

/**
 * The facts of the session for its choker.
 *
 * @param ticker monotonic time
 * @param random for optimistic choices
 * @param rounds that one such choice lasts
 */
public record ChokerFacts(Ticker ticker, RandomGenerator random, IntSupplier rounds)
    implements ChokerNeeds {
  @Override
  public int optimisticRounds() {
    return rounds.getAsInt();
  }
}
