package org.hotswarm.engine.needs;

import java.util.random.RandomGenerator;
import org.hotswarm.spi.choker.ChokerNeeds;
import org.hotswarm.spi.time.Ticker;

/**
 * The facts of the session for its choker.
 *
 * @param ticker monotonic time
 * @param random for optimistic choices
 * @param optimisticRounds rounds one such choice lasts
 */
public record ChokerFacts(Ticker ticker, RandomGenerator random, int optimisticRounds)
    implements ChokerNeeds {}
