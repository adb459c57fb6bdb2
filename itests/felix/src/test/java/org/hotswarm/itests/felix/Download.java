package org.hotswarm.itests.felix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.hotswarm.api.Torrent;
import org.hotswarm.api.module.Modules;
import org.hotswarm.api.settings.TransferSettings;
import org.hotswarm.api.status.TorrentState;
import org.hotswarm.model.metainfo.Metainfo;

/** A download held back so that much can happen while it runs. */
final class Download {
  private static final long SLOW = 32 << 10;

  private final Party seed;
  private final Party leech;
  private final Payload payload;
  private final Torrent torrent;

  private Download(Party seed, Party leech) throws Exception {
    this.seed = seed;
    this.leech = leech;
    payload = Payload.make(seed.data(), "payload", 7);
    Metainfo metainfo = payload.torrent(seed.torrents());
    Party.awaitSeeding(seed.add(metainfo));
    limit(SLOW);
    torrent = leech.add(metainfo, seed);
    await("the first bytes")
        .atMost(Party.PATIENCE)
        .until(() -> torrent.status().traffic().downloaded() > 0);
  }

  /** Begins one below {@code home}. */
  static Download begin(Path home) throws Exception {
    return new Download(Party.join(home.resolve("seed")), Party.join(home.resolve("leech")));
  }

  Party leech() {
    return leech;
  }

  /** Of the one that downloads. */
  Modules modules() throws InterruptedException {
    return leech.realm().service(Modules.class);
  }

  /** All that a bundle could have changed: who serves what, who fills which place, reports. */
  List<String> fingerprint() {
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
  }

  /** Lets it run at full speed and compares the data. */
  void complete() throws Exception {
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
