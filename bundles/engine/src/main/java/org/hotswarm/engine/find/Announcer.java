package org.hotswarm.engine.find;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.hotswarm.api.alert.TrackerAlert;
import org.hotswarm.api.settings.Settings;
import org.hotswarm.api.status.TrackerStatus;
import org.hotswarm.engine.find.TrackerEntry.Health;
import org.hotswarm.spi.time.Scheduler;
import org.hotswarm.spi.tracker.AnnounceReply;
import org.hotswarm.spi.tracker.AnnounceRequest;
import org.hotswarm.spi.tracker.AnnounceRequest.Event;
import org.hotswarm.spi.tracker.AnnounceRequest.Progress;
import org.hotswarm.spi.tracker.ScrapeEntry;

/**
 * When which tracker of one torrent is told what (BEP 3, 12, 31). Every tracker that was told
 * {@code started} is told {@code completed} at most once and {@code stopped} at the end.
 *
 * <p>Owner thread: the torrent's loop.
 */
public final class Announcer {
  /** Trackers of one torrent; honest ones have less than a hundred. */
  private static final int MOST_TRACKERS = 500;

  private final TrackerPort port;
  private final AnnounceFacts facts;
  private final Clockwork clockwork;
  private final AnnounceListener listener;
  private final int key;
  private final long origin;
  private final AnnouncePolicy policy;
  private List<Rotation> rotations;
  private boolean running;
  private int run;
  private Scheduler.Timer timer = () -> {};

  /**
   * Shuffles each tier once (BEP 12). URLs that come twice count where they come first; of more
   * than 500 the rest is left out.
   *
   * @param tiers announce URLs; those that cannot be used appear in {@link #statuses} with the
   *     reason
   */
  public Announcer(
      List<List<String>> tiers,
      TrackerPort port,
      AnnounceFacts facts,
      Clockwork clockwork,
      Supplier<Settings> settings,
      AnnounceListener listener) {
    this.port = port;
    this.facts = facts;
    this.clockwork = clockwork;
    this.listener = listener;
    this.key = clockwork.random().nextInt();
    this.origin = clockwork.ticker().nanos();
    this.policy = new AnnouncePolicy(settings, clockwork.random());
    this.rotations = rotations(entries(tiers, clockwork.random()));
  }

  private static List<TrackerEntry> entries(List<List<String>> tiers, RandomGenerator random) {
    Set<String> seen = new HashSet<>();
    List<TrackerEntry> entries = new ArrayList<>();
    int number = 0;
    for (List<String> tier : tiers) {
      List<TrackerEntry> shuffled = new ArrayList<>();
      for (String url : tier) {
        if (seen.size() < MOST_TRACKERS && seen.add(url.strip())) {
          shuffled.add(new TrackerEntry(TrackerUrl.of(url), number));
        }
      }
      for (int i = shuffled.size() - 1; i > 0; i--) {
        Collections.swap(shuffled, i, random.nextInt(i + 1));
      }
      number += shuffled.isEmpty() ? 0 : 1;
      entries.addAll(shuffled);
    }
    return entries;
  }

  /** One over all tiers, or one for each (setting {@code announce_to_all_tiers}). */
  private List<Rotation> rotations(List<TrackerEntry> entries) {
    boolean apart = policy.allTiers();
    return entries.stream()
        .collect(groupingBy(entry -> apart ? entry.tier() : 0, TreeMap::new, toList()))
        .values()
        .stream()
        .map(group -> new Rotation(new ArrayList<>(group)))
        .toList();
  }

  private List<TrackerEntry> entries() {
    return rotations.stream().flatMap(rotation -> rotation.entries().stream()).toList();
  }

  /** Announces from now on, {@code started} first. No effect while it does. */
  public void start() {
    if (running) {
      return;
    }
    running = true;
    run++;
    entries().forEach(entry -> entry.forgive(now()));
    rotations = rotations(entries());
    rotations.forEach(rotation -> rotation.dueAt(now()));
    onTimer();
  }

  /** The download has become complete, in this run. */
  public void completed() {
    if (!running) {
      return;
    }
    for (Rotation rotation : rotations) {
      rotation.entries().forEach(TrackerEntry::onComplete);
      if (rotation.current().filter(TrackerEntry::completedDue).isPresent()) {
        rotation.dueAt(now());
      }
    }
    onTimer();
  }

  /** Announces as soon as the trackers' least intervals allow. */
  public void reannounce() {
    if (!running) {
      return;
    }
    for (Rotation rotation : rotations) {
      Optional<TrackerEntry> current = rotation.current();
      rotation.hurry(now(), current.map(policy::leastInterval).orElse(AnnouncePolicy.FIRST_RETRY));
    }
    rearm();
  }

  /** Tracker clients came or went: trackers that had none are tried again. */
  public void providersChanged() {
    for (Rotation rotation : rotations) {
      boolean returned =
          rotation.entries().stream()
              .filter(entry -> entry.health() == Health.MISSING)
              .anyMatch(entry -> port.speaks(entry.url().scheme()));
      if (returned && rotation.current().isEmpty() && running) {
        rotation.dueAt(now());
      }
    }
    onTimer();
  }

  /** Asks for the numbers of the swarm (BEP 48); they show in {@link #swarm}. */
  public void scrape() {
    for (Rotation rotation : rotations) {
      rotation
          .current()
          .or(() -> rotation.entries().stream().filter(this::canBeAsked).findFirst())
          .ifPresent(this::scrape);
    }
  }

  private void scrape(TrackerEntry entry) {
    URI uri = entry.url().uri().orElseThrow();
    attempt(() -> port.scrape(uri, List.of(facts.infoHash())))
        .whenComplete(
            (found, failure) -> {
              if (failure != null) {
                scrapeFailed(entry, Trouble.of(failure).words());
              } else {
                found.stream()
                    .filter(numbers -> numbers.infoHash().equals(facts.infoHash()))
                    .map(ScrapeEntry::swarm)
                    .findFirst()
                    .ifPresentOrElse(
                        numbers -> onScrape(entry, numbers),
                        () -> scrapeFailed(entry, "it does not know this torrent"));
              }
            });
  }

  private void onScrape(TrackerEntry entry, AnnounceReply.Swarm numbers) {
    entry.onSwarm(numbers);
    listener.onAlert(
        new TrackerAlert.ScrapeReply(
            facts.infoHash(),
            entry.url().shown(),
            numbers.incomplete().orElse(-1),
            numbers.complete().orElse(-1)));
  }

  private void scrapeFailed(TrackerEntry entry, String why) {
    listener.onAlert(
        new TrackerAlert.ScrapeFailed(
            facts.infoHash(), entry.url().shown(), entry.url().scrub(why)));
  }

  /**
   * Announces no more, but for {@code stopped} to those that got {@code started}.
   *
   * @return completes when all of these have answered or failed
   */
  public CompletionStage<Void> stop() {
    running = false;
    run++;
    timer.cancel();
    List<CompletableFuture<Void>> farewells = new ArrayList<>();
    for (Rotation rotation : rotations) {
      rotation.entries().stream()
          .filter(entry -> entry.registered() && port.speaks(entry.url().scheme()))
          .forEach(entry -> farewells.add(sayStopped(entry)));
      rotation.stop();
    }
    return CompletableFuture.allOf(farewells.toArray(CompletableFuture<?>[]::new));
  }

  private CompletableFuture<Void> sayStopped(TrackerEntry entry) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    send(entry, Event.STOPPED)
        .whenComplete(
            (reply, failure) -> {
              if (failure != null) {
                String why = "stopped: " + Trouble.of(failure).words();
                warn(entry, entry.url().scrub(why));
              }
              done.complete(null);
            });
    return done;
  }

  private void onTimer() {
    for (Rotation rotation : rotations) {
      if (rotation.dueAt() <= now() && !rotation.busy()) {
        rotation.beginRound();
        goOn(rotation);
      }
    }
    rearm();
  }

  private void goOn(Rotation rotation) {
    Optional<TrackerEntry> next = rotation.advance(now(), port::speaks);
    if (next.isPresent()) {
      announce(rotation, next.get());
    } else {
      rotation.onExhausted();
      rearm();
    }
  }

  private void announce(Rotation rotation, TrackerEntry entry) {
    Event event = entry.nextEvent();
    int ofRun = run;
    entry.onAsked();
    send(entry, event)
        .whenComplete(
            (reply, failure) -> {
              if (ofRun != run) {
                return;
              }
              if (failure == null) {
                onReply(rotation, entry, event, reply);
              } else {
                onFailure(rotation, entry, failure);
              }
            });
  }

  private CompletionStage<AnnounceReply> send(TrackerEntry entry, Event event) {
    String name = event == Event.NONE ? "" : event.name().toLowerCase(Locale.ROOT);
    listener.onAlert(new TrackerAlert.TrackerAnnounce(facts.infoHash(), entry.url().shown(), name));
    Progress progress = facts.progress();
    AnnounceRequest request =
        new AnnounceRequest(
            facts.infoHash(),
            facts.peerId(),
            facts.port(),
            progress,
            event,
            event == Event.STOPPED ? 0 : facts.numWant(),
            key,
            entry.trackerId(),
            facts.announceIp());
    return attempt(() -> port.announce(entry.url().uri().orElseThrow(), request));
  }

  private static <T> CompletionStage<T> attempt(Supplier<CompletionStage<T>> question) {
    try {
      return question.get();
    } catch (RuntimeException thrown) {
      return CompletableFuture.failedFuture(thrown);
    }
  }

  private void onReply(Rotation rotation, TrackerEntry entry, Event event, AnnounceReply reply) {
    entry.onReply(reply, event);
    long told = policy.interval(reply.interval()).toNanos();
    long wait = Math.max(told, policy.leastInterval(entry).toNanos());
    rotation.onReply(entry, now() + (entry.completedDue() ? 0 : wait));
    listener.onAlert(
        new TrackerAlert.TrackerReply(facts.infoHash(), entry.url().shown(), reply.peers().size()));
    reply.warning().ifPresent(words -> warn(entry, entry.url().scrub(words)));
    listener.onPeers(reply.peers(), port.isLocal(entry.url().uri().orElseThrow()));
    reply.externalIp().ifPresent(listener::onExternalIp);
    rearm();
  }

  private void onFailure(Rotation rotation, TrackerEntry entry, Throwable failure) {
    int count = entry.failures().count() + 1;
    Trouble trouble = Trouble.of(failure);
    String why = entry.url().scrub(trouble.words());
    entry.onFailure(policy.retry(trouble, count, now()), why, trouble.never());
    listener.onAlert(
        new TrackerAlert.TrackerError(
            facts.infoHash(), entry.url().shown(), count, trouble.statusCode(), why));
    rotation.skip();
    goOn(rotation);
  }

  private void warn(TrackerEntry entry, String words) {
    listener.onAlert(new TrackerAlert.TrackerWarning(facts.infoHash(), entry.url().shown(), words));
  }

  private boolean canBeAsked(TrackerEntry entry) {
    return entry.health() != Health.NEVER && port.speaks(entry.url().scheme());
  }

  private void rearm() {
    timer.cancel();
    long due =
        rotations.stream()
            .filter(rotation -> !rotation.busy())
            .mapToLong(Rotation::dueAt)
            .min()
            .orElse(Rotation.NEVER);
    if (due != Rotation.NEVER) {
      Duration wait = Duration.ofNanos(Math.max(0, due - now()));
      timer = clockwork.scheduler().after(wait, this::onTimer);
    }
  }

  private long now() {
    return clockwork.ticker().nanos() - origin;
  }

  /** The trackers in the order they are tried; {@code nextAnnounce} is zero where none is due. */
  public List<TrackerStatus> statuses() {
    return new AnnounceReport(rotations, now()).statuses();
  }

  /** In words for the user, what trackers do or why they do not help; empty when they do. */
  public String why() {
    return new AnnounceReport(rotations, now()).why();
  }

  /** The largest numbers that any of the trackers told last. */
  public AnnounceReply.Swarm swarm() {
    return new AnnounceReply.Swarm(
        most(AnnounceReply.Swarm::complete),
        most(AnnounceReply.Swarm::incomplete),
        most(AnnounceReply.Swarm::downloaded));
  }

  private OptionalInt most(Function<AnnounceReply.Swarm, OptionalInt> number) {
    return entries().stream()
        .map(entry -> number.apply(entry.swarm()))
        .filter(OptionalInt::isPresent)
        .mapToInt(OptionalInt::getAsInt)
        .max();
  }
}
