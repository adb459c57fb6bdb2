package org.hotswarm.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hotswarm.api.status.TorrentState.DOWNLOADING;

import java.nio.file.Path;
import org.hotswarm.api.alert.TorrentAlert.StateChanged;
import org.hotswarm.api.alert.TorrentAlert.TorrentChecked;
import org.hotswarm.api.settings.StorageSettings;
import org.hotswarm.api.status.TorrentState;
import org.hotswarm.cli.fake.Cli;
import org.hotswarm.cli.fake.FakeTorrent;
import org.hotswarm.cli.fake.Torrents;
import org.hotswarm.model.metainfo.MetainfoException.Kind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeedCommandTest {
  @TempDir Path home;
  private Cli cli;

  @BeforeEach
  void aTorrentOfTwoFiles() {
    cli = new Cli(home);
    cli.factory.torrent("a.torrent", Torrents.directory("a", "x:65536", "y:65536"));
  }

  private FakeTorrent torrent() {
    return cli.session.torrent();
  }

  private int seed(String... more) {
    String[] args = new String[more.length + 4];
    args[0] = "seed";
    args[1] = "a.torrent";
    args[2] = "-d";
    args[3] = home.toString();
    System.arraycopy(more, 0, args, 4, more.length);
    return cli.run(args);
  }

  @Test
  void checksAndSeedsUntilAsked() {
    cli.time.at(10, () -> torrent().checking(300_000));
    cli.time.at(
        400,
        () -> {
          torrent().complete();
          cli.session.tell(new TorrentChecked(torrent().infoHash(), 2, 2));
          cli.session.tell(
              new StateChanged(
                  torrent().infoHash(), TorrentState.CHECKING_FILES, TorrentState.SEEDING));
        });
    cli.time.at(5_000, cli.stop::ask);
    assertThat(seed("--json")).isZero();
    assertThat(cli.events())
        .anyMatch(line -> line.contains("state_changed") && line.contains("\"state\":\"seeding\""))
        .anyMatch(line -> line.contains("\"progress\"") && line.contains("\"state\":\"seeding\""))
        .noneMatch(line -> line.contains("\"finished\""));
    assertThat(cli.session.added().get(0).trust()).isFalse();
    assertThat(cli.session.added().get(0).savePath()).isEqualTo(home);
    assertThat(cli.session.settings().get(StorageSettings.STATE_DIRECTORY)).isEmpty();
  }

  @Test
  void trustsWhatAnEarlierRunKnew() {
    cli.time.at(0, () -> torrent().complete());
    cli.time.at(1_000, cli.stop::ask);
    assertThat(seed("--no-check", "--state", home + "/s")).isZero();
    assertThat(cli.session.added().get(0).trust()).isTrue();
    assertThat(cli.session.settings().get(StorageSettings.STATE_DIRECTORY)).isEqualTo(home + "/s");
    assertThat(cli.out()).contains("a: seeding 131 kB");
  }

  @Test
  void dataThatDoesNotMatch() {
    cli.time.at(400, () -> cli.session.tell(new TorrentChecked(torrent().infoHash(), 1, 2)));
    cli.time.at(900, () -> torrent().state(DOWNLOADING, 65536).files(65536L, 0L));
    assertThat(seed()).isEqualTo(32);
    assertThat(torrent().calls()).contains("pause");
    assertThat(cli.err())
        .contains("a: the data does not match: 1 piece of 2 missing or wrong, first in 'a/y'")
        .contains(home.toString());
    assertThat(cli.session.calls()).endsWith("stop");
  }

  @Test
  void dataThatDoesNotMatchAndNobodySaysSo() {
    cli.time.at(400, () -> torrent().state(DOWNLOADING, 0).files(0L, 0L));
    assertThat(seed()).isEqualTo(32);
    assertThat(cli.err()).contains("first in 'a/x'");
  }

  @Test
  void aMomentOfDoubtIsNoVerdict() {
    cli.time.at(10, () -> torrent().state(DOWNLOADING, 0));
    cli.time.at(900, () -> torrent().checking(1));
    cli.time.at(3_000, () -> torrent().complete());
    cli.time.at(4_000, cli.stop::ask);
    assertThat(seed()).as(cli.err()).isZero();
    assertThat(torrent().calls()).isEmpty();
  }

  @Test
  void theOthersGoOnWhenOneDoesNotMatch() {
    cli.factory.torrent("b.torrent", Torrents.single("b", 10));
    cli.factory.bad("c.torrent", Kind.BENCODING, "end of input");
    cli.time.at(10, () -> cli.session.torrent("b").complete());
    cli.time.at(20, () -> cli.session.torrent("a").state(DOWNLOADING, 0));
    cli.time.at(60_000, cli.stop::ask);
    assertThat(seed("b.torrent", "c.torrent")).as(cli.err()).isEqualTo(32);
    assertThat(cli.time.nanos()).isEqualTo(60_000_000_000L);
    assertThat(cli.err()).contains("a: the data does not match", "c.torrent: end of input");
    assertThat(cli.out().lines())
        .as("what has failed is shown no more")
        .filteredOn(line -> line.startsWith("a: "))
        .containsExactly("a: 131 kB");
  }

  @Test
  void endedWhileItStillChecks() {
    cli.time.at(10, () -> torrent().checking(1));
    cli.time.at(1_000, cli.stop::ask);
    assertThat(seed()).isEqualTo(7);
  }

  @Test
  void thereMustBeADirectoryAndATorrent() {
    assertThat(cli.run("seed", "a.torrent", "-d", home + "/none")).isEqualTo(1);
    assertThat(cli.run("seed", "none.torrent", "-d", home.toString())).isEqualTo(1);
    assertThat(cli.err()).contains("no such directory", "none.torrent: no such file");
    assertThat(cli.session.calls()).isEmpty();
  }
}
