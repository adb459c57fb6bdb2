package org.hotswarm.engine.find;

import java.time.Duration;
import java.util.Optional;
import org.hotswarm.api.status.TrackerStatus;
import org.hotswarm.spi.tracker.AnnounceReply;
import org.hotswarm.spi.tracker.AnnounceRequest.Event;
import org.hotswarm.spi.tracker.TrackerException;

/** What a torrent knows of one of its trackers. Owner thread: the torrent's loop. */
final class TrackerEntry {
  /** How the last attempt ended. */
  enum Health {
    UNTRIED,
    WORKING,
    FAILED,
    /** There is no client for its scheme. */
    MISSING,
    /** It cannot be announced to, or said so itself (BEP 31). */
    NEVER
  }

  private enum Completion {
    NOT_YET,
    DUE,
    SAID
  }

  /**
   * Failures in a row.
   *
   * @param count how many
   * @param kind of the last
   * @param retryAt nanoseconds; not to be asked before
   * @param asTold whether the tracker itself set that time (BEP 31)
   */
  record Failures(int count, TrackerException.Kind kind, long retryAt, boolean asTold) {
    static final Failures NONE = new Failures(0, TrackerException.Kind.UNREACHABLE, 0, false);
  }

  /**
   * What it said last.
   *
   * @param interval until it wants to hear from us again
   * @param minInterval before which it does not want to
   * @param knowsPeers whether it named anybody
   * @param swarm the numbers it gave
   * @param swarmAt when it gave them, nanoseconds; only of use where there are any
   */
  record Answer(
      Duration interval,
      Optional<Duration> minInterval,
      boolean knowsPeers,
      AnnounceReply.Swarm swarm,
      long swarmAt) {
    static final Answer NONE =
        new Answer(Duration.ZERO, Optional.empty(), false, AnnounceReply.Swarm.UNKNOWN, 0);

    boolean hasNumbers() {
      return swarm.complete().isPresent() || swarm.incomplete().isPresent();
    }
  }

  private final TrackerUrl url;
  private int tier;
  private Health health = Health.UNTRIED;
  private Failures failures = Failures.NONE;
  private boolean updating;
  private boolean registered;
  private long askedAt = Long.MIN_VALUE / 2;
  private Completion completion = Completion.NOT_YET;
  private Optional<String> trackerId = Optional.empty();
  private Optional<String> message;
  private Answer answer = Answer.NONE;

  TrackerEntry(TrackerUrl url, int tier) {
    this.url = url;
    this.tier = tier;
    this.message = url.problem();
    if (url.uri().isEmpty()) {
      health = Health.NEVER;
    }
  }

  TrackerUrl url() {
    return url;
  }

  int tier() {
    return tier;
  }

  void tier(int number) {
    tier = number;
  }

  /** When it was asked last, nanoseconds. */
  long askedAt() {
    return askedAt;
  }

  Health health() {
    return health;
  }

  Failures failures() {
    return failures;
  }

  boolean updating() {
    return updating;
  }

  /** Whether it knows us, or may. */
  boolean registered() {
    return registered || updating;
  }

  boolean completedDue() {
    return completion == Completion.DUE;
  }

  Optional<String> trackerId() {
    return trackerId;
  }

  Optional<String> message() {
    return message;
  }

  Answer answer() {
    return answer;
  }

  Event nextEvent() {
    if (!registered) {
      return Event.STARTED;
    }
    return completedDue() ? Event.COMPLETED : Event.NONE;
  }

  /** Those that are told {@code started} later learn it by {@code left} alone. */
  void onComplete() {
    if (registered() && completion == Completion.NOT_YET) {
      completion = Completion.DUE;
    }
  }

  void onAsked(long now) {
    askedAt = now;
    updating = true;
  }

  void onReply(AnnounceReply reply, Event event, long now) {
    updating = false;
    health = Health.WORKING;
    failures = Failures.NONE;
    registered = true;
    if (event == Event.COMPLETED) {
      completion = Completion.SAID;
    }
    trackerId = reply.trackerId().or(this::trackerId);
    message = reply.warning().map(url::scrub);
    answer =
        new Answer(
            reply.interval(), reply.minInterval(), !reply.peers().isEmpty(), reply.swarm(), now);
  }

  /**
   * @param never whether it must not be asked again
   */
  void onFailure(Failures next, String why, boolean never) {
    updating = false;
    health = never ? Health.NEVER : Health.FAILED;
    failures = next;
    message = Optional.of(why);
    if (!registered) {
      forgetCompletion();
    }
  }

  void onMissing() {
    health = Health.MISSING;
    message = Optional.of("no tracker client for " + url.scheme() + ":");
  }

  /** It answered a scrape. */
  void onSwarm(AnnounceReply.Swarm numbers, long now) {
    answer = new Answer(answer.interval(), answer.minInterval(), answer.knowsPeers(), numbers, now);
  }

  /** Our own back-off no longer counts; what the tracker said does. */
  void forgive(long now) {
    if (health == Health.FAILED && !failures.asTold()) {
      failures = new Failures(failures.count(), failures.kind(), now, false);
    }
  }

  /** The torrent has left it. */
  void leave() {
    updating = false;
    registered = false;
    forgetCompletion();
  }

  private void forgetCompletion() {
    if (completedDue()) {
      completion = Completion.NOT_YET;
    }
  }

  TrackerStatus status(Duration nextAnnounce) {
    return new TrackerStatus(
        url.shown(),
        tier,
        health == Health.WORKING,
        updating,
        failures.count(),
        message,
        nextAnnounce);
  }
}
