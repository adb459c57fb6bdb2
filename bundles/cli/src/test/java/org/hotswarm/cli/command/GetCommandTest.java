package org.hotswarm.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hotswarm.api.status.TorrentState.DOWNLOADING;
import static org.hotswarm.api.status.TorrentState.FINISHED;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hotswarm.api.alert.SessionAlert;
import org.hotswarm.api.alert.TorrentAlert;
import org.hotswarm.api.alert.TrackerAlert;
import org.hotswarm.api.module.ModuleName;
import org.hotswarm.api.module.SwapReport;
import org.hotswarm.api.status.TorrentState;
import org.hotswarm.api.status.TorrentStatus.ProblemKind;
import org.hotswarm.cli.fake.Cli;
import org.hotswarm.cli.fake.FakeTorrent;
import org.hotswarm.cli.fake.Torrents;
import org.hotswarm.model.hash.InfoHash;
import org.hotswarm.model.metainfo.Metainfo;
import org.hotswarm.model.metainfo.MetainfoException.Kind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GetCommandTest {
  private static final long SIZE = 10_000_000;

  @TempDir Path home;
  private Cli cli;
  private String hash;

  @BeforeEach
  void oneTorrent() {
    cli = new Cli(home);
    Metainfo metainfo = cli.factory.torrent("a.torrent", Torrents.single("a.iso", SIZE));
    hash = metainfo.info().infoHash().hex();
  }

  private FakeTorrent torrent() {
    return cli.session.torrent();
  }

  private InfoHash infoHash() {
    return InfoHash.parse(hash);
  }

  private void finishAt(long millis) {
    cli.time.at(
        millis,
        () -> {
          torrent().complete().traffic(0, 0, SIZE, 0, 2);
          cli.session.tell(new TorrentAlert.TorrentFinished(infoHash(), millis / 1000.0, SIZE));
        });
  }

  private String progress(String state, long done, long down, int peers) {
    return "{\"event\":\"progress\",\"infoHash\":\"%s\",\"state\":\"%s\",\"done\":%d,\"total\":%d,\"downRate\":%d,\"upRate\":0,\"peers\":%d}"
        .formatted(hash, state, done, SIZE, down, peers);
  }

  @Test
  void theEventsOfADownload() {
    cli.time.at(100, () -> torrent().checking(500_000));
    cli.time.at(
        400,
        () -> {
          torrent().state(DOWNLOADING, 0);
          cli.session.tell(
              new TorrentAlert.StateChanged(infoHash(), TorrentState.CHECKING_FILES, DOWNLOADING));
        });
    cli.time.at(1_400, () -> torrent().state(DOWNLOADING, 1000).traffic(500, 0, 1000, 0, 1));
    cli.time.at(1_450, () -> cli.session.tell(new SessionAlert.Swap(swap())));
    cli.time.at(
        1_460,
        () -> cli.session.tell(new TrackerAlert.TrackerError(infoHash(), "u", 1, 0, "\u202e")));
    cli.time.at(1_470, () -> cli.session.tell(new TorrentAlert.PieceFinished(infoHash(), 1)));
    finishAt(9_100);

    assertThat(cli.run("get", "a.torrent", "--json")).isZero();
    assertThat(cli.events())
        .containsExactly(
            "{\"event\":\"started\",\"port\":6881,\"pid\":1}",
            "{\"event\":\"torrent\",\"infoHash\":\""
                + hash
                + "\",\"name\":\"a.iso\",\"size\":10000000}",
            progress("queued_for_checking", 0, 0, 0),
            "{\"event\":\"alert\",\"type\":\"state_changed\",\"message\":\"checking_files ->"
                + " downloading\",\"infoHash\":\""
                + hash
                + "\",\"state\":\"downloading\"}",
            progress("downloading", 0, 0, 0),
            "{\"event\":\"swap\",\"service\":\"picker\",\"from\":\"a 1.0.0\",\"to\":\"b 1.1.0\","
                + "\"outcome\":\"took_over\",\"state\":\"moved\",\"places\":2,\"drainMillis\":1.0,"
                + "\"gapMillis\":3.25,\"reason\":\"\"}",
            "{\"event\":\"alert\",\"type\":\"tracker_error\",\"message\":\"\\u202E\",\"infoHash\":\""
                + hash
                + "\"}",
            progress("downloading", 1000, 500, 1),
            "{\"event\":\"finished\",\"infoHash\":\""
                + hash
                + "\",\"seconds\":9.1,\"bytes\":10000000}");
    assertThat(cli.session.calls()).containsExactly("apply", "start", "stop");
    assertThat(cli.session.listeners()).isZero();
  }

  @Test
  void progressComesOnceASecondAndOnlyWhenSomethingChanged() {
    for (int i = 1; i <= 100; i++) {
      long done = i * 1000;
      cli.time.at(i * 100, () -> torrent().state(DOWNLOADING, done));
    }
    finishAt(60_000);
    cli.run("get", "a.torrent", "--json");
    assertThat(cli.events().stream().filter(line -> line.contains("\"progress\""))).hasSize(12);
  }

  @Test
  void aMagnetTellsItsNameOnceItIsKnown() {
    Metainfo metainfo = Torrents.single("m.iso", 777);
    String link = "magnet:?xt=urn:btih:" + hash;
    cli.time.at(
        3_000,
        () -> {
          torrent().metadata(metainfo.info());
          cli.session.tell(new TorrentAlert.MetadataReceived(infoHash(), "m.iso", 777));
        });
    cli.time.at(5_000, () -> torrent().complete());
    assertThat(cli.run("get", link, "--json")).isZero();
    assertThat(cli.events())
        .filteredOn(line -> line.startsWith("{\"event\":\"torrent\""))
        .containsExactly(
            "{\"event\":\"torrent\",\"infoHash\":\""
                + hash
                + "\",\"name\":\"m.iso\",\"size\":777}");
    assertThat(cli.events().get(1)).contains("\"state\":\"downloading_metadata\"", "\"total\":0");
  }

  @Test
  void plainLinesEveryTenSeconds() {
    cli.time.at(
        500,
        () -> torrent().state(DOWNLOADING, 2_500_000).traffic(1_000_000, 2000, 2_500_000, 0, 3));
    cli.time.at(15_000, () -> torrent().traffic(0, 0, 2_500_000, 0, 0).why("no peer has more"));
    finishAt(25_000);
    assertThat(cli.run("get", "a.torrent", "-o", home.toString())).isZero();
    assertThat(cli.out().lines())
        .containsExactly(
            "Listening on port 6881",
            "a.iso: 10.0 MB",
            "a.iso: downloading 25%, 2.5/10.0 MB, down 1.0 MB/s, up 2.0 kB/s, 3 peers, 8 s left",
            "a.iso: downloading 25%, 2.5/10.0 MB, no peer has more",
            "Complete: a.iso, 10.0 MB in " + home + "/a.iso, 25 s, 400 kB/s on average");
    assertThat(cli.err()).isEmpty();
  }

  @Test
  void quietIsQuiet() {
    finishAt(25_000);
    assertThat(cli.run("get", "a.torrent", "-q")).isZero();
    assertThat(cli.out() + cli.err()).isEmpty();
  }

  @Test
  void quietEventsAreBeginningsAndEnds() {
    finishAt(25_000);
    assertThat(cli.run("get", "a.torrent", "-q", "--json")).isZero();
    assertThat(cli.events()).hasSize(3).last().asString().contains("finished");
  }

  @Test
  void completionIsSeenWithoutAnAlertToo() {
    cli.time.at(3_100, () -> torrent().complete());
    assertThat(cli.run("get", "a.torrent", "--json")).isZero();
    assertThat(cli.events()).last().asString().contains("finished").contains("\"seconds\":3.25");
  }

  @Test
  void aSelectionIsCompleteBeforeTheTorrentIs() {
    cli.factory.torrent("d.torrent", Torrents.directory("d", "x:100", "y:200"));
    cli.time.at(100, () -> torrent().wanted(200));
    cli.time.at(1_000, () -> torrent().state(FINISHED, 200));
    assertThat(cli.run("get", "d.torrent", "-s", "2", "--json")).isZero();
    assertThat(cli.events()).last().asString().contains("\"bytes\":200");
  }

  @Test
  void seedsOnUntilAsked() {
    finishAt(1_000);
    cli.time.at(5_000, () -> torrent().traffic(0, 700, SIZE, 700, 1));
    cli.time.at(9_000, cli.stop::ask);
    assertThat(cli.run("get", "a.torrent", "--seed", "--json")).isZero();
    assertThat(cli.events()).filteredOn(line -> line.contains("finished\"")).hasSize(1);
    assertThat(cli.events()).last().asString().contains("\"state\":\"seeding\"", "\"upRate\":700");
    assertThat(cli.time.nanos()).isEqualTo(Duration.ofSeconds(9).toNanos());
  }

  @Test
  void seedsUntilARatio() {
    finishAt(1_000);
    cli.time.at(5_000, () -> torrent().traffic(0, 700, SIZE, SIZE, 1));
    cli.time.at(7_000, () -> torrent().traffic(0, 700, SIZE, SIZE * 3 / 2, 1));
    assertThat(cli.run("get", "a.torrent", "--seed=1.5")).isZero();
    assertThat(Duration.ofNanos(cli.time.nanos())).isBetween(ms(7_000), ms(7_250));
    assertThat(torrent().calls()).containsExactly("pause");
  }

  @Test
  void seedsForATime() {
    finishAt(1_000);
    assertThat(cli.run("get", "a.torrent", "--seed=2m")).isZero();
    assertThat(Duration.ofNanos(cli.time.nanos())).isBetween(ms(121_000), ms(121_250));
  }

  private static Duration ms(long millis) {
    return Duration.ofMillis(millis);
  }

  @Test
  void interruptedInTheMiddle() {
    cli.time.at(1_000, () -> torrent().state(DOWNLOADING, 1000));
    cli.time.at(2_000, cli.stop::ask);
    assertThat(cli.run("get", "a.torrent")).isEqualTo(7);
    assertThat(cli.session.calls()).containsExactly("apply", "start", "stop");
    assertThat(cli.out()).contains("the same command goes on from here");
  }

  @Test
  void timedOut() {
    cli.time.at(1_000, () -> torrent().state(DOWNLOADING, SIZE / 2).why("no peers"));
    assertThat(cli.run("get", "a.torrent", "--timeout", "30s")).isEqualTo(2);
    assertThat(cli.err()).contains("a.iso: timed out after 30 s at 50%; no peers");
    assertThat(cli.time.nanos()).isEqualTo(Duration.ofSeconds(30).toNanos());
    assertThat(cli.session.calls()).endsWith("stop");
  }

  @Test
  void timeIsUpButAllIsComplete() {
    finishAt(1_000);
    assertThat(cli.run("get", "a.torrent", "--timeout", "30s", "--seed")).isZero();
  }

  @Test
  void aFullDiskThatStaysFull() {
    cli.time.at(1_000, () -> torrent().problem(ProblemKind.DISK_FULL, "no space left in /d"));
    assertThat(cli.run("get", "a.torrent")).isEqualTo(9);
    assertThat(cli.err().lines())
        .containsExactly(
            "hotswarm: a.iso: no space left in /d (waiting for it to pass)",
            "hotswarm: a.iso: no space left in /d (given up)");
    assertThat(Duration.ofNanos(cli.time.nanos())).isBetween(ms(61_000), ms(61_250));
  }

  @Test
  void aProblemIsShownWhereAFadingRateWouldBe() {
    cli.time.at(
        5_000,
        () ->
            torrent()
                .state(DOWNLOADING, 1_000_000)
                .traffic(800_000, 2_000, 1_000_000, 0, 3)
                .problem(ProblemKind.DISK_FULL, "no space left in /d"));
    cli.run("get", "a.torrent", "--timeout", "15s");
    assertThat(cli.out().lines())
        .contains("a.iso: downloading 10%, 1.0/10.0 MB, no space left in /d, up 2.0 kB/s");
  }

  @Test
  void aDiskThatIsTriedInVainIsStillFull() {
    cli.time.at(1_000, () -> torrent().problem(ProblemKind.DISK_FULL, "full"));
    cli.time.at(31_000, () -> torrent().fine());
    cli.time.at(32_000, () -> torrent().problem(ProblemKind.DISK_FULL, "full"));
    assertThat(cli.run("get", "a.torrent")).isEqualTo(9);
    assertThat(Duration.ofNanos(cli.time.nanos())).isBetween(ms(61_000), ms(61_250));
  }

  @Test
  void aFullDiskWhereRoomComes() {
    cli.time.at(1_000, () -> torrent().problem(ProblemKind.DISK_FULL, "full"));
    cli.time.at(50_000, () -> torrent().fine().state(DOWNLOADING, 500));
    cli.time.at(60_000, () -> torrent().problem(ProblemKind.DISK_FULL, "full"));
    cli.time.at(115_000, () -> torrent().fine());
    finishAt(118_000);
    assertThat(cli.run("get", "a.torrent")).isZero();
    assertThat(cli.err().lines()).hasSize(2);
  }

  @Test
  void aFullDiskIsWaitedForAsLongAsTheUserSays() {
    cli.time.at(1_000, () -> torrent().problem(ProblemKind.DISK_FULL, "full"));
    assertThat(cli.run("get", "a.torrent", "--timeout", "5m")).isEqualTo(9);
    assertThat(cli.time.nanos()).isEqualTo(Duration.ofMinutes(5).toNanos());
  }

  @Test
  void aPartThatIsReplacedIsWaitedFor() {
    cli.time.at(1_000, () -> torrent().problem(ProblemKind.MISSING_PART, "no picker"));
    cli.time.at(20_000, () -> torrent().fine());
    finishAt(30_000);
    assertThat(cli.run("get", "a.torrent")).isZero();
  }

  @Test
  void problemsThatDoNotPass() {
    cli.time.at(1_000, () -> torrent().problem(ProblemKind.STORAGE, "/d: permission denied"));
    assertThat(cli.run("get", "a.torrent", "--json")).isEqualTo(1);
    assertThat(cli.events())
        .last()
        .isEqualTo("{\"event\":\"error\",\"message\":\"a.iso: /d: permission denied\"}");
    assertThat(cli.err()).contains("a.iso: /d: permission denied");

    Cli other = new Cli(home);
    other.factory.torrent("a.torrent", Torrents.single("a", 5));
    other.time.at(0, () -> other.session.torrent().problem(ProblemKind.TORRENT, "odd"));
    assertThat(other.run("get", "a.torrent")).isEqualTo(26);
  }

  @Test
  void aTorrentThatIsTakenAway() {
    cli.time.at(1_000, () -> torrent().removed());
    assertThat(cli.run("get", "a.torrent")).isEqualTo(1);
  }

  @Test
  void theOthersGoOnWhenOneFails() {
    cli.factory.torrent("b.torrent", Torrents.single("b", 5));
    cli.factory.bad("c.torrent", Kind.TORRENT, "info: missing");
    cli.time.at(1_000, () -> cli.session.torrent("b").problem(ProblemKind.STORAGE, "broken"));
    cli.time.at(9_000, () -> cli.session.torrent("a.iso").complete());
    assertThat(cli.run("get", "a.torrent", "b.torrent", "c.torrent", "http://h/none")).isEqualTo(1);
    assertThat(cli.out()).contains("Complete: a.iso");
    assertThat(cli.err())
        .contains("c.torrent: info: missing", "b: broken", "http://h/none: no such file");
  }

  @Test
  void aUrlIsFetchedOnceTheSessionWorks() {
    cli.factory.torrent("https://h/a.torrent", Torrents.single("u", 5));
    cli.time.at(100, () -> torrent().complete());
    assertThat(cli.run("https://h/a.torrent")).isZero();
    assertThat(cli.out()).contains("Complete: u");
  }

  @Test
  void sourcesThatCannotBeUsed() {
    cli.factory.bad("x.torrent", Kind.BENCODING, "offset 3: expected ':'");
    cli.factory.bad("y.torrent", Kind.TORRENT, "piece length is 0");
    assertThat(cli.run("get", "x.torrent")).isEqualTo(25);
    assertThat(cli.run("get", "y.torrent")).isEqualTo(26);
    assertThat(cli.run("get", "magnet:?dn=x")).isEqualTo(27);
    assertThat(cli.run("get", "nowhere.torrent")).isEqualTo(1);
    assertThat(cli.err().lines())
        .containsExactly(
            "hotswarm: x.torrent: offset 3: expected ':'",
            "hotswarm: y.torrent: piece length is 0",
            "hotswarm: magnet link: xt is no info-hash",
            "hotswarm: nowhere.torrent: no such file; name a .torrent file, a URL, a magnet link or"
                + " an info-hash");
    assertThat(cli.session.calls()).isEmpty();
  }

  @Test
  void theSameTorrentTwice() {
    finishAt(1_000);
    assertThat(cli.run("get", "a.torrent", hash)).isEqualTo(1);
    assertThat(cli.err()).contains("is there already");
  }

  @Test
  void noPortIsFree() {
    cli.session.portTaken("127.0.0.1 port 6881 is taken");
    assertThat(cli.run("get", "a.torrent")).isEqualTo(1);
    assertThat(cli.err()).contains("port 6881 is taken; -p names other ports");
    assertThat(cli.session.listeners()).isZero();
  }

  @Test
  void namesOfStrangersDoNotReachTheTerminalRaw() {
    cli.factory.torrent("evil.torrent", Torrents.single("\u001b[2J\u202etxt.exe", 5));
    cli.time.at(11_000, () -> torrent().why("tracker says \u0007\r\n\u001b]0;x\u0007"));
    cli.time.at(22_000, () -> torrent().complete());
    assertThat(cli.run("get", "evil.torrent")).isZero();
    String seen = cli.out().replace("\n", "");
    assertThat(seen.codePoints().filter(Character::isISOControl)).isEmpty();
    assertThat(seen).doesNotContain("\u202e").contains("txt.exe", "tracker says");
  }

  private static SwapReport swap() {
    return new SwapReport(
        "picker",
        Optional.of(new ModuleName("a", "bundle.a", "1.0.0")),
        Optional.of(new ModuleName("b", "bundle.b", "1.1.0")),
        SwapReport.Outcome.TOOK_OVER,
        SwapReport.State.MOVED,
        new SwapReport.Places(2, List.of(), Duration.ofMillis(1), Duration.ofNanos(3_250_000)),
        "");
  }
}
