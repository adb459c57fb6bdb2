package org.hotswarm.engine.find;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.hotswarm.api.alert.TrackerAlert;
import org.hotswarm.api.settings.Settings;
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
  private final TrackerPort port;
  private final AnnounceFacts facts;
  private final Clockwork clockwork;
  private final AnnounceListener listener;
  private final int key;
  private final long origin;
  private final AnnouncePolicy policy;
  private Tiers tiers;
  private Optional<Login> login = Optional.empty();
  private boolean running;
  private int run;
  private Scheduler.Timer timer = () -> {};

  /**
   * Shuffles each tier once (BEP 12). URLs that come twice count where they come first; of more
   * than 500 the rest is left out.
   *
   * @param urls by tier; announce URLs; those that cannot be used appear in {@link #report} with
   *     the reason
   */
  public Announcer(
      List<List<String>> urls,
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
    this.tiers = Tiers.of(urls, policy.allTiers(), clockwork.random());
  }

  /** Announces from now on, {@code started} first. No effect while it does. */
  public void start() {
    if (running) {
      return;
    }
    running = true;
    run++;
    tiers.entries().forEach(entry -> entry.forgive(now()));
    tiers = tiers.regrouped(policy.allTiers());
    tiers.rotations().forEach(rotation -> rotation.dueAt(now()));
    onTimer();
  }

  /** The download has become complete, in this run. */
  public void completed() {
    if (!running) {
      return;
    }
    for (Rotation rotation : tiers.rotations()) {
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
    for (Rotation rotation : tiers.rotations()) {
      rotation.hurry(now(), leastInterval(rotation));
    }
    rearm();
  }

  private Duration leastInterval(Rotation rotation) {
    return rotation.current().map(policy::leastInterval).orElse(AnnouncePolicy.FIRST_RETRY);
  }

  /** Announces after that time, sooner or later than planned, if least intervals allow. */
  public void announceIn(Duration delay) {
    if (!running) {
      return;
    }
    for (Rotation rotation : tiers.rotations()) {
      rotation.askAt(now() + delay.toNanos(), leastInterval(rotation));
    }
    rearm();
  }

  /** Announces to the tracker with that URL, if there is one and its least interval allows. */
  public void announceTo(String url) {
    Optional<TrackerEntry> entry = tiers.find(url).filter(this::canBeAsked);
    if (running && entry.isPresent()) {
      long at = entry.get().askedAt() + policy.leastInterval(entry.get()).toNanos();
      int ofRun = run;
      clockwork
          .scheduler()
          .after(Duration.ofNanos(Math.max(0, at - now())), () -> askAlone(entry.get(), ofRun));
    }
  }

  private void askAlone(TrackerEntry entry, int ofRun) {
    if (ofRun == run && tiers.of(entry).filter(rotation -> !rotation.busy()).isPresent()) {
      announce(entry, true);
    }
  }

  /** Has these trackers from now on; those that stay go on as they were. */
  public void replace(List<List<String>> urls) {
    Tiers before = tiers;
    tiers = Tiers.of(urls, policy.allTiers(), clockwork.random());
    tiers.takeOver(before).stream().filter(this::isToBeLeft).forEach(this::sayStopped);
    if (running) {
      for (Rotation rotation : tiers.rotations()) {
        if (rotation.current().isEmpty() && !rotation.busy()) {
          rotation.dueAt(now());
        }
      }
      onTimer();
    }
  }

  /** The announce URLs by tier, as they were given; changes only by {@link #replace}. */
  public List<List<String>> urls() {
    return tiers.urls();
  }

  /** As whom to announce over HTTP. */
  public void login(Optional<Login> user) {
    login = user;
  }

  /** Tracker clients came or went: trackers that had none are tried again. */
  public void providersChanged() {
    for (Rotation rotation : tiers.rotations()) {
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

  /** Asks for the numbers of the swarm (BEP 48); they show in {@link #report}. */
  public void scrape() {
    for (Rotation rotation : tiers.rotations()) {
      rotation
          .current()
          .or(() -> rotation.entries().stream().filter(this::canBeAsked).findFirst())
          .ifPresent(this::scrape);
    }
  }

  private void scrape(TrackerEntry entry) {
    URI uri = uri(entry);
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
    entry.onSwarm(numbers, now());
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
    for (Rotation rotation : tiers.rotations()) {
      rotation.entries().stream()
          .filter(this::isToBeLeft)
          .forEach(entry -> farewells.add(sayStopped(entry)));
      rotation.stop();
    }
    return CompletableFuture.allOf(farewells.toArray(CompletableFuture<?>[]::new));
  }

  private boolean isToBeLeft(TrackerEntry entry) {
    return entry.registered() && port.speaks(entry.url().scheme());
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
    for (Rotation rotation : tiers.rotations()) {
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
      announce(next.get(), false);
    } else {
      rotation.onExhausted();
      rearm();
    }
  }

  /**
   * @param alone whether nobody else is asked in its place when it fails
   */
  private void announce(TrackerEntry entry, boolean alone) {
    Event event = entry.nextEvent();
    int ofRun = run;
    entry.onAsked(now());
    send(entry, event)
        .whenComplete(
            (reply, failure) -> {
              Optional<Rotation> rotation = tiers.of(entry);
              if (ofRun != run || rotation.isEmpty()) {
                return;
              }
              if (failure == null) {
                onReply(rotation.get(), entry, event, reply);
              } else {
                onFailure(entry, failure);
                goOn(rotation.get(), alone);
              }
            });
  }

  private void goOn(Rotation rotation, boolean alone) {
    if (alone) {
      rearm();
    } else {
      rotation.skip();
      goOn(rotation);
    }
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
    return attempt(() -> port.announce(uri(entry), request));
  }

  private URI uri(TrackerEntry entry) {
    return entry.url().uri(login).orElseThrow();
  }

  private static <T> CompletionStage<T> attempt(Supplier<CompletionStage<T>> question) {
    try {
      return question.get();
    } catch (RuntimeException thrown) {
      return CompletableFuture.failedFuture(thrown);
    }
  }

  private void onReply(Rotation rotation, TrackerEntry entry, Event event, AnnounceReply reply) {
    entry.onReply(reply, event, now());
    long told = policy.interval(reply.interval()).toNanos();
    long wait = Math.max(told, policy.leastInterval(entry).toNanos());
    rotation.onReply(entry, now() + (entry.completedDue() ? 0 : wait));
    listener.onAlert(
        new TrackerAlert.TrackerReply(facts.infoHash(), entry.url().shown(), reply.peers().size()));
    reply.warning().ifPresent(words -> warn(entry, entry.url().scrub(words)));
    listener.onPeers(reply.peers(), port.isLocal(uri(entry)));
    reply.externalIp().ifPresent(listener::onExternalIp);
    rearm();
  }

  private void onFailure(TrackerEntry entry, Throwable failure) {
    int count = entry.failures().count() + 1;
    Trouble trouble = Trouble.of(failure);
    String why = entry.url().scrub(trouble.words());
    entry.onFailure(policy.retry(trouble, count, now()), why, trouble.never());
    listener.onAlert(
        new TrackerAlert.TrackerError(
            facts.infoHash(), entry.url().shown(), count, trouble.statusCode(), why));
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
        tiers.rotations().stream()
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

  /** What there is to tell of the trackers now. */
  public AnnounceReport report() {
    return new AnnounceReport(tiers, now());
  }
}
