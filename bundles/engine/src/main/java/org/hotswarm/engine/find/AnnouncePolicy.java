package org.hotswarm.engine.find;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.hotswarm.api.settings.AnnounceSettings;
import org.hotswarm.api.settings.Settings;
import org.hotswarm.engine.find.TrackerEntry.Failures;
import org.hotswarm.spi.tracker.TrackerException.Kind;

/** How long to wait between announces: the settings, read when needed, and the back-off. */
final class AnnouncePolicy {
  /** After the first failure; doubles with each. */
  static final Duration FIRST_RETRY = Duration.ofSeconds(5);

  /** The longest back-off of our own. */
  static final Duration LAST_RETRY = Duration.ofMinutes(30);

  private static final int MOST_DOUBLINGS = 20;

  /** So much of a back-off is chance, lest all clients come back to a tracker at once. */
  private static final double JITTER = 0.25;

  private final Supplier<Settings> settings;
  private final RandomGenerator random;

  AnnouncePolicy(Supplier<Settings> settings, RandomGenerator random) {
    this.settings = settings;
    this.random = random;
  }

  boolean allTiers() {
    return settings.get().get(AnnounceSettings.ANNOUNCE_TO_ALL_TIERS);
  }

  /** {@code told} within the bounds of the settings (limit 49). */
  Duration interval(Duration told) {
    Duration least = settings.get().get(AnnounceSettings.MIN_ANNOUNCE_INTERVAL);
    Duration most = settings.get().get(AnnounceSettings.MAX_ANNOUNCE_INTERVAL);
    Duration capped = told.compareTo(most) > 0 ? most : told;
    return capped.compareTo(least) < 0 ? least : capped;
  }

  /** The time before which an answering tracker is not asked again without need. */
  Duration leastInterval(TrackerEntry entry) {
    return interval(entry.answer().minInterval().orElse(Duration.ZERO));
  }

  /** When to ask again after the {@code count}-th failure in a row; {@code now} in nanoseconds. */
  Failures retry(Trouble trouble, int count, long now) {
    Optional<Duration> told = trouble.retryIn().filter(hint -> !hint.isZero());
    if (told.isPresent()) {
      Duration most = settings.get().get(AnnounceSettings.MAX_ANNOUNCE_INTERVAL);
      Duration hint = told.get().compareTo(most) > 0 ? most : told.get();
      Duration wait = hint.compareTo(FIRST_RETRY) < 0 ? FIRST_RETRY : hint;
      return new Failures(count, trouble.kind(), now + wait.toNanos(), true);
    }
    double wait = LAST_RETRY.toNanos();
    if (trouble.kind() != Kind.FORBIDDEN) {
      wait = Math.min(wait, Math.scalb(FIRST_RETRY.toNanos(), Math.min(count - 1, MOST_DOUBLINGS)));
    }
    wait *= 1 - JITTER * random.nextDouble();
    return new Failures(count, trouble.kind(), now + (long) wait, false);
  }
}
