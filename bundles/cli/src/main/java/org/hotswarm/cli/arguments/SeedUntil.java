package org.hotswarm.cli.arguments;

import java.time.Duration;
import java.util.Optional;
import org.hotswarm.cli.exit.Failure;

/**
 * How long to seed what is complete; for ever when neither is given.
 *
 * @param ratio of bytes sent to bytes wanted
 * @param time since it was complete
 */
public record SeedUntil(Optional<Double> ratio, Optional<Duration> time) {
  /** Until asked to end. */
  public static final SeedUntil ASKED = new SeedUntil(Optional.empty(), Optional.empty());

  /** Reads a ratio such as {@code 1.5}, or a time with its unit such as {@code 30m}. */
  public static SeedUntil parse(String option, String text) throws Failure {
    if (text.matches("[0-9]{1,6}(\\.[0-9]{1,6})?")) {
      return new SeedUntil(Optional.of(Double.valueOf(text)), Optional.empty());
    }
    if (text.matches("[0-9.]+[a-z]+")) {
      return new SeedUntil(Optional.empty(), Optional.of(Quantities.time(option, text)));
    }
    throw Failure.option(
        option + "=" + text + ": neither a ratio nor a time; write --seed=1.5 or --seed=30m");
  }

  /** Whether it is enough. */
  public boolean isReached(long sent, long wanted, Duration seeded) {
    return ratio.filter(goal -> sent >= goal * wanted).isPresent()
        || time.filter(goal -> seeded.compareTo(goal) >= 0).isPresent();
  }
}
