package org.hotswarm.tck.choker;

import java.util.Random;
import java.util.random.RandomGenerator;
import org.hotswarm.spi.choker.ChokerNeeds;
import org.hotswarm.tck.time.VirtualTime;

/**
 * What a choker may ask for, in virtual time.
 *
 * @param ticker the time
 * @param random seeded
 * @param optimisticRounds how long an optimistic unchoke lasts
 */
public record FakeNeeds(VirtualTime ticker, RandomGenerator random, int optimisticRounds)
    implements ChokerNeeds {
  /** With 4 rounds, as the manual has it. */
  public static FakeNeeds of(long seed) {
    return new FakeNeeds(new VirtualTime(), new Random(seed), 4);
  }
}
