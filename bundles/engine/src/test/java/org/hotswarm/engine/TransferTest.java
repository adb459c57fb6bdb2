package org.hotswarm.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.hotswarm.api.AddTorrent;
import org.hotswarm.api.AddTorrent.Introductions;
import org.hotswarm.api.CreateTorrent;
import org.hotswarm.api.Torrent;
import org.hotswarm.api.settings.NetworkSettings;
import org.hotswarm.api.settings.Settings;
import org.hotswarm.api.settings.StorageSettings;
import org.hotswarm.api.status.DiskStatus;
import org.hotswarm.api.status.SessionStatus;
import org.hotswarm.api.status.TorrentState;
import org.hotswarm.engine.swap.Rosters;
import org.hotswarm.model.geometry.Geometry;
import org.hotswarm.model.metainfo.Magnet;
import org.hotswarm.model.metainfo.Metainfo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One file goes from a session to another over loopback, into files. */
class TransferTest {
  private static final int LENGTH = (1 << 20) + 5;

  @TempDir Path directory;
  private final Rosters rosters = Providers.seated();
  private final List<EngineSession> sessions = new ArrayList<>();
  private EngineSession seed;
  private EngineSession leech;
  private Torrent there;
  private Torrent here;

  private EngineSession started() throws Exception {
    EngineSession session = new EngineSession(rosters);
    sessions.add(session);
    assertThat(session.disk()).as("before it starts").isEqualTo(DiskStatus.NONE);
    session.apply(
        Settings.defaults()
            .with(NetworkSettings.LISTEN_PORT_FIRST, 0)
            .with(NetworkSettings.BIND_ADDRESS, "127.0.0.1")
            .with(StorageSettings.STORE, "file"));
    session.start();
    return session;
  }

  @BeforeEach
  void transfer() throws Exception {
    seed = started();
    leech = started();
    byte[] bytes = new byte[LENGTH];
    new Random(7).nextBytes(bytes);
    Path origin = Files.createDirectories(directory.resolve("origin"));
    Files.write(origin.resolve("film"), bytes);
    Metainfo metainfo =
        seed.factory()
            .create(CreateTorrent.of(origin.resolve("film"), CreateTorrent.Format.V1), done -> {});
    there = seed.add(AddTorrent.of(metainfo, origin));
    await().until(() -> there.status().state() == TorrentState.SEEDING);
    String address = "127.0.0.1:" + seed.status().port();
    here =
        leech.add(
            AddTorrent.of(metainfo, directory.resolve("copy"))
                .withIntroductions(new Introductions(List.of(), List.of(address))));
    await().until(() -> here.status().state() == TorrentState.SEEDING);
    assertThat(Files.mismatch(origin.resolve("film"), copy())).isEqualTo(-1);
  }

  private Path copy() {
    return directory.resolve("copy/film");
  }

  @AfterEach
  void stop() throws Exception {
    for (EngineSession session : sessions) {
      session.stop(Duration.ZERO).toCompletableFuture().get(20, TimeUnit.SECONDS);
    }
  }

  @Test
  void whatGoesToTheDiskAndComesFromItIsCounted() {
    int blocks = (LENGTH + Geometry.BLOCK_LENGTH - 1) / Geometry.BLOCK_LENGTH;
    DiskStatus written = leech.disk();
    assertThat(written.blocksWritten()).isEqualTo(blocks);
    assertThat(written.writes()).isBetween(1L, (long) blocks);
    assertThat(written.blocksRead()).isZero();
    assertThat(written.queued()).isZero();
    DiskStatus read = seed.disk();
    assertThat(read.blocksRead()).isEqualTo(blocks);
    assertThat(read.reads()).isBetween(1L, (long) blocks);
    assertThat(read.blocksWritten()).isZero();
  }

  @Test
  void aTorrentHasTheMagnetLinkOfItsTrackersOfNow() throws Exception {
    String tracker = "http://127.0.0.1:9/announce?key=1";
    here.trackers().replace(List.of(List.of(tracker)));
    Magnet link = leech.factory().magnet(leech.factory().magnetOf(here));
    assertThat(link.infoHash()).isEqualTo(here.infoHash());
    assertThat(link.displayName()).contains("film");
    await().untilAsserted(() -> assertThat(here.trackers().tiers()).hasSize(1));
    assertThat(leech.factory().magnet(leech.factory().magnetOf(here)).trackers())
        .containsExactly(tracker);
  }

  @Test
  void theSessionAddsUpItsTorrentsAndThoseThatHaveLeft() throws Exception {
    await().until(() -> seed.status().traffic().payload().uploaded() == LENGTH);
    await().until(() -> leech.status().traffic().payload().downloaded() == LENGTH);
    SessionStatus.Traffic sent = seed.status().traffic();
    assertThat(sent.all().uploaded()).as("with all around it").isGreaterThan(LENGTH);
    assertThat(sent.all().downloaded()).isPositive();
    assertThat(sent.payload().downloaded()).isZero();
    assertThat(sent.redundant() + sent.failed()).isZero();
    assertThat(seed.status().incoming()).isTrue();
    assertThat(leech.status().incoming()).isFalse();

    leech.remove(here, false).toCompletableFuture().get(20, TimeUnit.SECONDS);
    SessionStatus after = leech.status();
    assertThat(after.traffic().payload().downloaded()).isEqualTo(LENGTH);
    assertThat(after.traffic().payload().downRate()).isZero();
    assertThat(after.peers().connected() + after.peers().halfOpen()).isZero();
    assertThat(after.peers().unchoked()).isZero();
  }

  @Test
  void filesStayWhenATorrentIsRemovedUnlessTheyAreToGo() throws Exception {
    seed.remove(there, false).toCompletableFuture().get(20, TimeUnit.SECONDS);
    assertThat(directory.resolve("origin/film")).hasSize(LENGTH);
    leech.remove(here, true).toCompletableFuture().get(20, TimeUnit.SECONDS);
    assertThat(copy()).doesNotExist();
    assertThat(here.status().removed()).isTrue();
    assertThat(here.status().progress().pieces()).as("what was known last").isPositive();
  }
}
