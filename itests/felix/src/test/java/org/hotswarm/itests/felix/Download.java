package org.hotswarm.itests.felix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.hotswarm.api.Torrent;
import org.hotswarm.api.alert.Alert;
import org.hotswarm.api.alert.PeerAlert;
import org.hotswarm.api.alert.SessionAlert;
import org.hotswarm.api.alert.SessionAlert.ProviderFault.Kind;
import org.hotswarm.api.alert.TorrentAlert;
import org.hotswarm.api.module.Modules;
import org.hotswarm.api.settings.TransferSettings;
import org.hotswarm.api.status.TorrentState;
import org.hotswarm.model.metainfo.Metainfo;

/** A download held back so that much can happen while it runs. */
final class Download {
  private static final int SIZE = 8 << 20;
  private static final long SLOW = 32 << 10;
  private static final Duration SETTLED = Duration.ofMillis(300);

  private final Party seed;
  private final Party leech;
  private final Payload payload;
  private final Torrent torrent;
  private final List<String> disturbances = new CopyOnWriteArrayList<>();

  private Download(Party seed, Party leech, int size, long rate) throws Exception {
    this.seed = seed;
    this.leech = leech;
    payload = Payload.make(seed.data(), "payload", 7, size);
    Metainfo metainfo = payload.torrent(seed.torrents());
    Party.awaitSeeding(seed.add(metainfo));
    limit(rate);
    torrent = leech.add(metainfo, seed);
    await("the first bytes")
        .atMost(Party.PATIENCE)
        .until(() -> torrent.status().traffic().downloaded() > 0);
    leech.session().alerts().subscribe(this::listen);
  }

  /** Begins one below {@code home}. */
  static Download begin(Path home) throws Exception {
    return begin(home, SIZE, SLOW);
  }

  /** Begins one of so many bytes, at most so many of them a second. */
  static Download begin(Path home, int size, long rate) throws Exception {
    Party seed = Party.join(home.resolve("seed"));
    return new Download(seed, Party.join(home.resolve("leech")), size, rate);
  }

  private void listen(Alert alert) {
    if (isFailure(alert)
        || alert instanceof PeerAlert.PeerDisconnected
        || alert instanceof TorrentAlert.HashFailed
        || alert instanceof TorrentAlert.TorrentChecked
        || alert instanceof TorrentAlert.TorrentError) {
      disturbances.add(alert.type() + ": " + alert.message());
    }
  }

  /** A slow call is nobody's fault on a machine that is busy. */
  private static boolean isFailure(Alert alert) {
    return alert instanceof SessionAlert.ProviderFault fault && fault.kind() != Kind.SLOW;
  }

  /** Whether that is a file of the torrent, with the seed or here. */
  boolean isData(Path file) {
    return file.startsWith(seed.data()) || file.startsWith(leech.data());
  }

  Party leech() {
    return leech;
  }

  /** Of the one that downloads. */
  Modules modules() throws InterruptedException {
    return leech.realm().service(Modules.class);
  }

  /**
   * All that a bundle could have changed: who serves what, who fills which place, reports. What is
   * under way is waited for: the torrent's loop follows the registry, and reports follow the loop.
   */
  List<String> fingerprint() {
    AtomicReference<List<String>> last = new AtomicReference<>();
    await("no more changes")
        .pollInterval(SETTLED.dividedBy(10))
        .during(SETTLED)
        .atMost(Party.PATIENCE)
        .until(
            () -> {
              List<String> now = fingerprintNow();
              return now.equals(last.getAndSet(now));
            });
    return last.get();
  }

  private List<String> fingerprintNow() {
    return Stream.of(
            leech.session().modules().stream()
                .map(each -> each.service() + " " + each.name() + " " + each.use()),
            leech.session().slots().stream().map(Object::toString),
            Stream.of(leech.session().reports().size() + " reports"))
        .flatMap(lines -> lines)
        .sorted()
        .toList();
  }

  long downloaded() {
    return torrent.status().traffic().downloaded();
  }

  void awaitProgress() {
    long before = downloaded();
    await("more bytes").atMost(Party.PATIENCE).until(() -> downloaded() > before);
  }

  void assertUnderWay() {
    assertThat(torrent.status().problem()).isEmpty();
    assertThat(torrent.status().state()).isEqualTo(TorrentState.DOWNLOADING);
    assertThat(disturbances).isEmpty();
  }

  /** Lets it run at full speed and compares the data. */
  void complete() throws Exception {
    assertUnderWay();
    limit(0);
    Party.awaitSeeding(torrent);
    assertThat(payload.differences(leech.data())).isEmpty();
    assertThat(torrent.status().traffic().failed()).isZero();
  }

  private void limit(long rate) {
    leech
        .session()
        .apply(leech.session().settings().with(TransferSettings.DOWNLOAD_RATE_LIMIT, rate));
  }

  /** Both leave. */
  void end() throws Exception {
    leech.leave();
    seed.leave();
  }
}
