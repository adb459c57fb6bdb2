package org.hotswarm.engine.find;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.hotswarm.engine.find.TrackerEntry.Health;

/**
 * Trackers of which one at a time is announced to: from the first to the last until one answers,
 * which then moves to the front of its tier (BEP 12). Times are nanoseconds of the announcer's
 * clock. Owner thread: the torrent's loop.
 */
final class Rotation {
  /** Nothing to wait for. */
  static final long NEVER = Long.MAX_VALUE;

  private final List<TrackerEntry> entries;
  private int position;
  private long dueAt = NEVER;
  private long askedAt;
  private Optional<TrackerEntry> current = Optional.empty();

  /**
   * @param entries in order; changed by this object
   */
  Rotation(List<TrackerEntry> entries) {
    this.entries = entries;
  }

  List<TrackerEntry> entries() {
    return entries;
  }

  boolean busy() {
    return entries.stream().anyMatch(TrackerEntry::updating);
  }

  long dueAt() {
    return dueAt;
  }

  void dueAt(long at) {
    dueAt = at;
  }

  /** The tracker that answered last. */
  Optional<TrackerEntry> current() {
    return current;
  }

  void beginRound() {
    position = 0;
  }

  /** The next of this round that can be asked at {@code now}; those without a client are marked. */
  Optional<TrackerEntry> advance(long now, Predicate<String> speaks) {
    for (; position < entries.size(); position++) {
      TrackerEntry entry = entries.get(position);
      if (entry.health() != Health.NEVER && entry.failures().retryAt() <= now) {
        if (speaks.test(entry.url().scheme())) {
          askedAt = now;
          return Optional.of(entry);
        }
        entry.onMissing();
      }
    }
    return Optional.empty();
  }

  void skip() {
    position++;
  }

  void onReply(TrackerEntry entry, long nextAt) {
    entries.remove(entry);
    int front = 0;
    while (front < entries.size() && entries.get(front).tier() < entry.tier()) {
      front++;
    }
    entries.add(front, entry);
    current = Optional.of(entry);
    dueAt = nextAt;
  }

  /** Nobody answered: the next round is when the first of them may be asked again. */
  void onExhausted() {
    current = Optional.empty();
    dueAt =
        entries.stream()
            .filter(entry -> entry.health() == Health.FAILED)
            .mapToLong(entry -> entry.failures().retryAt())
            .min()
            .orElse(NEVER);
  }

  /** The user cannot wait; asks as soon as {@code leastInterval} after the last time allows. */
  void hurry(long now, Duration leastInterval) {
    entries.forEach(entry -> entry.forgive(now));
    dueAt = Math.min(dueAt, Math.max(now, askedAt + leastInterval.toNanos()));
  }

  /** The user wants it asked then, be it sooner or later; {@code leastInterval} has to pass. */
  void askAt(long then, Duration leastInterval) {
    entries.forEach(entry -> entry.forgive(then));
    dueAt = Math.max(then, askedAt + leastInterval.toNanos());
  }

  /** {@code entry}, of {@code old}, takes the place of {@code twin}, which has the same URL. */
  void takeOver(Rotation old, TrackerEntry entry, TrackerEntry twin) {
    entries.set(entries.indexOf(twin), entry);
    askedAt = Math.max(askedAt, old.askedAt);
    if (old.current.filter(answering -> answering == entry).isPresent()) {
      current = old.current;
      dueAt = old.dueAt;
    }
  }

  void stop() {
    entries.forEach(TrackerEntry::leave);
    current = Optional.empty();
    dueAt = NEVER;
  }
}
