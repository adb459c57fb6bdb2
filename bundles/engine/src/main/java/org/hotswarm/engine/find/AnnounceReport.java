package org.hotswarm.engine.find;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.hotswarm.api.status.TorrentStatus.Announcement;
import org.hotswarm.api.status.TorrentStatus.Scraped;
import org.hotswarm.api.status.TrackerStatus;
import org.hotswarm.engine.find.TrackerEntry.Answer;
import org.hotswarm.engine.find.TrackerEntry.Health;
import org.hotswarm.spi.tracker.AnnounceReply;
import org.hotswarm.spi.tracker.TrackerException.Kind;

/**
 * What is told to the user of a torrent's trackers at one moment. Owner thread: the torrent's loop,
 * and only in the turn it was made in.
 */
public final class AnnounceReport {
  private final List<Rotation> rotations;
  private final List<TrackerEntry> entries;
  private final long now;

  AnnounceReport(Tiers tiers, long now) {
    this.rotations = tiers.rotations();
    this.entries = tiers.entries();
    this.now = now;
  }

  /** The trackers in the order they are tried; {@code nextAnnounce} is zero where none is due. */
  public List<TrackerStatus> statuses() {
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

  /** When trackers are told next, and who answered last. */
  public Announcement announcement() {
    long due = nextDue();
    Optional<TrackerEntry> last =
        rotations.stream().flatMap(rotation -> rotation.current().stream()).findFirst();
    return new Announcement(
        due == Rotation.NEVER
            ? Optional.empty()
            : Optional.of(Duration.ofNanos(Math.max(0, due - now))),
        last.map(entry -> entry.answer().interval()).orElse(Duration.ZERO),
        last.map(entry -> entry.url().shown()));
  }

  /** The largest numbers that any of the trackers told last. */
  public Scraped scraped() {
    List<Answer> answers =
        entries.stream().map(TrackerEntry::answer).filter(Answer::hasNumbers).toList();
    Optional<Duration> age =
        answers.stream()
            .map(answer -> Duration.ofNanos(Math.max(0, now - answer.swarmAt())))
            .min(Comparator.naturalOrder());
    return new Scraped(
        most(answers, AnnounceReply.Swarm::complete),
        most(answers, AnnounceReply.Swarm::incomplete),
        age);
  }

  private static int most(List<Answer> answers, Function<AnnounceReply.Swarm, OptionalInt> number) {
    return answers.stream()
        .map(answer -> number.apply(answer.swarm()))
        .filter(OptionalInt::isPresent)
        .mapToInt(OptionalInt::getAsInt)
        .max()
        .orElse(-1);
  }

  private long nextDue() {
    return rotations.stream().mapToLong(Rotation::dueAt).min().orElse(Rotation.NEVER);
  }

  /** In words for the user, what trackers do or why they do not help; empty when they do. */
  public String why() {
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
      boolean helpful = answering.stream().anyMatch(entry -> entry.answer().knowsPeers());
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
    long due = nextDue();
    if (due == Rotation.NEVER) {
      return "";
    }
    // Rounded up, so that it never says 0 while there is still a wait.
    long seconds = Math.max(0, Duration.ofNanos(due - now).plusNanos(999_999_999).toSeconds());
    return ", next " + noun + " in " + seconds + " s";
  }
}
