package org.hotswarm.engine.find;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hotswarm.api.status.TrackerStatus;
import org.hotswarm.engine.find.TrackerEntry.Health;
import org.hotswarm.spi.tracker.TrackerException.Kind;

/**
 * What is told to the user of a torrent's trackers at one moment.
 *
 * @param rotations all of them
 * @param now nanoseconds
 */
record AnnounceReport(List<Rotation> rotations, long now) {
  List<TrackerStatus> statuses() {
    List<TrackerStatus> statuses = new ArrayList<>();
    for (Rotation rotation : rotations) {
      for (TrackerEntry entry : rotation.entries()) {
        statuses.add(entry.status(next(rotation, entry)));
      }
    }
    return statuses;
  }

  private Duration next(Rotation rotation, TrackerEntry entry) {
    boolean due =
        entry.health() != Health.NEVER
            && entry.health() != Health.MISSING
            && rotation.dueAt() != Rotation.NEVER;
    long at = Math.max(rotation.dueAt(), entry.failures().retryAt());
    return due ? Duration.ofNanos(Math.max(0, at - now)) : Duration.ZERO;
  }

  String why() {
    List<TrackerEntry> entries =
        rotations.stream().flatMap(rotation -> rotation.entries().stream()).toList();
    if (entries.isEmpty()) {
      return "no trackers";
    }
    Optional<TrackerEntry> asked = entries.stream().filter(TrackerEntry::updating).findFirst();
    if (asked.isPresent()) {
      return "announcing to " + asked.get().url().place();
    }
    List<TrackerEntry> answering =
        rotations.stream().flatMap(rotation -> rotation.current().stream()).toList();
    if (!answering.isEmpty()) {
      boolean helpful = answering.stream().anyMatch(TrackerEntry::knowsPeers);
      return helpful ? "" : "the tracker knows no other peers" + nextAnnounce("announce");
    }
    return trouble(entries.stream().filter(entry -> entry.message().isPresent()).toList());
  }

  private String trouble(List<TrackerEntry> failed) {
    if (failed.isEmpty()) {
      return "";
    }
    TrackerEntry last = failed.get(failed.size() - 1);
    boolean unreachable =
        failed.stream()
            .allMatch(
                entry ->
                    entry.health() == Health.FAILED && entry.failures().kind() == Kind.UNREACHABLE);
    String words = last.message().orElse("");
    if (failed.size() > 1) {
      String all = failed.size() + " trackers ";
      return all + (unreachable ? "cannot be reached" : "failed, the last: " + words) + retry();
    }
    boolean said = last.health() == Health.FAILED && last.failures().kind() == Kind.REFUSED;
    return (said ? "tracker says: " : last.url().place() + ": ") + words + retry();
  }

  private String retry() {
    return nextAnnounce("try");
  }

  private String nextAnnounce(String noun) {
    long due = rotations.stream().mapToLong(Rotation::dueAt).min().orElse(Rotation.NEVER);
    if (due == Rotation.NEVER) {
      return "";
    }
    // Rounded up, so that it never says 0 while there is still a wait.
    long seconds = Math.max(0, Duration.ofNanos(due - now).plusNanos(999_999_999).toSeconds());
    return ", next " + noun + " in " + seconds + " s";
  }
}
