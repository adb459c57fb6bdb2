package org.hotswarm.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hotswarm.api.status.TorrentState.DOWNLOADING;

import java.nio.file.Path;
import java.time.Duration;
import org.hotswarm.api.AddTorrent;
import org.hotswarm.api.TorrentException;
import org.hotswarm.api.alert.TorrentAlert;
import org.hotswarm.cli.fake.Cli;
import org.hotswarm.cli.fake.FakeSession;
import org.hotswarm.cli.fake.Torrents;
import org.hotswarm.model.metainfo.Metainfo;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The engine goes while a command runs, and another takes its place, or none does. */
class EngineReplacedTest {
  private static final long SIZE = 10_000_000;

  @TempDir Path home;
  private Cli cli;
  private Metainfo metainfo;
  private final FakeSession next = new FakeSession();

  @BeforeEach
  void oneTorrent() {
    cli = new Cli(home);
    metainfo = cli.factory.torrent("a.torrent", Torrents.single("a.iso", SIZE));
    cli.time.at(500, () -> cli.session.torrent().state(DOWNLOADING, 1000));
    cli.time.at(1000, () -> cli.seat.go(cli.session));
  }

  private void bringBack() {
    try {
      next.add(AddTorrent.of(metainfo, home));
    } catch (TorrentException impossible) {
      throw new AssertionError(impossible);
    }
  }

  @Test
  void aDownloadGoesOnInTheNextOne() {
    cli.time.at(
        3000,
        () -> {
          bringBack();
          next.torrent().state(DOWNLOADING, 2000);
          cli.seat.come(next);
        });
    cli.time.at(
        5000,
        () -> {
          assertThat(next.listeners()).isEqualTo(1);
          next.torrent().complete();
          next.tell(new TorrentAlert.TorrentFinished(metainfo.info().infoHash(), 5, SIZE));
        });
    assertThat(cli.run("get", "a.torrent", "--json")).isZero();
    assertThat(cli.events()).anyMatch(event -> event.contains("\"done\":2000"));
    assertThat(cli.events()).filteredOn(event -> event.contains("finished")).hasSize(1);
    assertThat(next.calls()).containsExactly("stop");
    assertThat(next.listeners()).isZero();
  }

  @Test
  void aSeedGoesOnInTheNextOne() {
    cli.time.at(700, () -> cli.session.torrent().complete());
    cli.time.at(
        3000,
        () -> {
          bringBack();
          next.torrent().complete();
          cli.seat.come(next);
        });
    cli.time.at(Duration.ofMinutes(10), () -> cli.stop.ask());
    assertThat(cli.run("seed", "a.torrent", "-d", home.toString())).isZero();
    assertThat(cli.err()).isEmpty();
  }

  @Test
  void torrentsMayComeBackLaterThanTheEngine() {
    cli.time.at(2000, () -> cli.seat.come(next));
    cli.time.at(
        4000,
        () -> {
          bringBack();
          next.torrent().complete();
        });
    assertThat(cli.run("get", "a.torrent")).isZero();
  }

  @Test
  void withoutAnotherTheCommandEndsAfterAMinute() {
    assertThat(cli.run("get", "a.torrent")).isEqualTo(1);
    assertThat(cli.err()).contains("a.iso: the engine left and did not come back with it");
    assertThat(Duration.ofNanos(cli.time.nanos()))
        .isBetween(Duration.ofSeconds(60), Duration.ofSeconds(63));
  }

  @Test
  void aCommandEndsWhenAskedWhileThereIsNone() {
    cli.time.at(5000, () -> cli.stop.ask());
    assertThat(cli.run("get", "a.torrent")).isEqualTo(7);
  }
}
