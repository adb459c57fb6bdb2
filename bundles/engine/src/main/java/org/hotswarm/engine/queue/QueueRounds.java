package org.hotswarm.engine.queue;

import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.hotswarm.api.settings.QueueSettings;
import org.hotswarm.api.settings.Settings;
import org.hotswarm.model.hash.InfoHash;
import org.hotswarm.spi.time.Scheduler;
import org.hotswarm.spi.time.Ticker;

/**
 * Looks from time to time who is in line and who seeds, and starts and stops those that the session
 * manages.
 *
 * <p>Owner thread: the session's loop, but for {@link #soon}.
 */
public final class QueueRounds {
  /** What happens to several torrents within this is one reason to look. */
  private static final Duration SOON = Duration.ofMillis(100);

  /**
   * A seed that was started is not stopped for a better one before this, so that none oscillates.
   */
  private static final long SEED_START_NANOS = Duration.ofMinutes(30).toNanos();

  private final Line line = new Line();
  private final Supplier<? extends Collection<? extends Member>> members;
  private final Supplier<Settings> settings;
  private final Means means;
  private final Map<InfoHash, Long> startedAt = new HashMap<>();
  private final Map<InfoHash, Long> scrapedAt = new HashMap<>();
  private Scheduler.Timer regular = () -> {};
  private long lastScrape;
  private boolean asked;
  private boolean closed;

  /**
   * What rounds are made with.
   *
   * @param loop the session's
   * @param ticker monotonic time
   * @param scheduler timers on that loop
   */
  public record Means(Executor loop, Ticker ticker, Scheduler scheduler) {}

  /**
   * @param members all torrents of the session
   * @param settings of the moment
   * @param means threads and time
   */
  public QueueRounds(
      Supplier<? extends Collection<? extends Member>> members,
      Supplier<Settings> settings,
      Means means) {
    this.members = members;
    this.settings = settings;
    this.means = means;
    this.lastScrape = means.ticker().nanos();
    means.loop().execute(this::onInterval);
  }

  private void onInterval() {
    if (!closed) {
      Duration interval = settings.get().get(QueueSettings.AUTO_MANAGE_INTERVAL);
      regular = means.scheduler().after(interval, this::onInterval);
      round();
    }
  }

  /** Somebody came, went, finished, or was moved. Any thread. */
  public void soon() {
    means
        .loop()
        .execute(
            () -> {
              if (!asked && !closed) {
                asked = true;
                means.scheduler().after(SOON, this::onSoon);
              }
            });
  }

  /** Who waits for a download. Any thread. */
  public Line line() {
    return line;
  }

  /** A torrent is there. Any thread. */
  public void joined(InfoHash torrent) {
    line.join(torrent);
    soon();
  }

  /** A torrent is gone. Any thread. */
  public void left(InfoHash torrent) {
    line.leave(torrent);
    soon();
  }

  private void onSoon() {
    asked = false;
    if (!closed) {
      round();
    }
  }

  /** How much the swarm of a seed needs it (manual: {@code seed_rank}); 0 for no seed. */
  public static int seedRank(Standing standing) {
    return SeedRank.need(standing);
  }

  /** No more rounds. */
  public void close() {
    closed = true;
    regular.cancel();
  }

  /** A torrent and how it stands, the same throughout a round. */
  private record Seen(Member member, Standing standing) {
    InfoHash infoHash() {
      return member.infoHash();
    }
  }

  private void round() {
    List<Seen> all =
        members.get().stream().map(member -> new Seen(member, member.standing())).toList();
    Settings now = settings.get();
    remember(all);
    keepLine(all);
    List<Contender> contenders = all.stream().map(seen -> contender(seen, now)).toList();
    Set<InfoHash> running = Places.given(contenders, now);
    for (int i = 0; i < contenders.size(); i++) {
      if (contenders.get(i).managed()) {
        tell(all.get(i), running.contains(all.get(i).infoHash()));
      }
    }
    scrape(all, now);
  }

  /** When each began to run; who does not run has no such time. */
  private void remember(List<Seen> all) {
    Map<InfoHash, Long> before = Map.copyOf(startedAt);
    long now = means.ticker().nanos();
    startedAt.clear();
    all.stream()
        .filter(seen -> !seen.standing().paused())
        .forEach(seen -> startedAt.put(seen.infoHash(), before.getOrDefault(seen.infoHash(), now)));
    scrapedAt.keySet().retainAll(all.stream().map(Seen::infoHash).toList());
  }

  /** Who has something to download is in line, and nobody else. */
  private void keepLine(List<Seen> all) {
    List<InfoHash> downloads =
        all.stream().filter(seen -> !seen.standing().isFinished()).map(Seen::infoHash).toList();
    line.keep(downloads);
  }

  private Contender contender(Seen seen, Settings now) {
    Standing standing = seen.standing();
    boolean running = !standing.paused() && !standing.fails();
    long age = running ? means.ticker().nanos() - startedAt.get(seen.infoHash()) : Long.MAX_VALUE;
    boolean fresh = age < now.get(QueueSettings.AUTO_MANAGE_STARTUP).toNanos();
    return new Contender(
        seen.infoHash(),
        seen.member().isAutoManaged() && !standing.fails(),
        running,
        now.get(QueueSettings.DONT_COUNT_SLOW_TORRENTS) && !standing.moves() && !fresh,
        standing.isFinished(),
        line.position(seen.infoHash()).orElse(Integer.MAX_VALUE),
        SeedRank.of(standing, age < SEED_START_NANOS, now));
  }

  private static void tell(Seen seen, boolean mayRun) {
    if (mayRun && seen.standing().paused()) {
      seen.member().mayRun();
    } else if (!mayRun && !seen.standing().paused()) {
      seen.member().hold();
    }
  }

  /** Of those that wait, the one whose numbers are oldest, as often as settings allow. */
  private void scrape(List<Seen> all, Settings now) {
    long time = means.ticker().nanos();
    if (time - lastScrape < now.get(QueueSettings.AUTO_SCRAPE_MIN_INTERVAL).toNanos()) {
      return;
    }
    long before = time - now.get(QueueSettings.AUTO_SCRAPE_INTERVAL).toNanos();
    Optional<Seen> next =
        all.stream()
            .filter(seen -> seen.member().isAutoManaged() && seen.standing().paused())
            .filter(seen -> scrapedAt.getOrDefault(seen.infoHash(), before) <= before)
            .min(
                Comparator.comparingLong(
                    seen -> scrapedAt.getOrDefault(seen.infoHash(), Long.MIN_VALUE)));
    next.ifPresent(
        seen -> {
          lastScrape = time;
          scrapedAt.put(seen.infoHash(), time);
          seen.member().scrape();
        });
  }
}
