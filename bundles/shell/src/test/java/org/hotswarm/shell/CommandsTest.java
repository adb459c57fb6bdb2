package org.hotswarm.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hotswarm.api.settings.PeerSettings;
import org.hotswarm.api.settings.TransferSettings;
import org.hotswarm.api.status.BandwidthState;
import org.hotswarm.api.status.PeerFlag;
import org.hotswarm.api.status.PeerStatus;
import org.hotswarm.api.status.TorrentState;
import org.hotswarm.api.status.TorrentStatus.Problem;
import org.hotswarm.api.status.TorrentStatus.ProblemKind;
import org.hotswarm.api.status.TrackerStatus;
import org.hotswarm.api.status.Volume;
import org.hotswarm.model.geometry.PieceSet;
import org.hotswarm.model.hash.PieceHashes;
import org.hotswarm.model.metainfo.FileEntry;
import org.hotswarm.model.metainfo.Info;
import org.hotswarm.model.metainfo.InfoBytes;
import org.hotswarm.model.peer.PeerAddress;
import org.hotswarm.model.peer.PeerSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandsTest {
  private static final String HASH = "0123456789abcdef0123456789abcdef01234567";

  private final FakeEngine engine = new FakeEngine();
  private final Commands commands = new Commands(engine, engine);

  private FakeTorrent debian() {
    return engine.torrent("debian.iso", TorrentState.DOWNLOADING, 270_000_000, 658_000_000);
  }

  private FakeTorrent broken() {
    return engine.torrent(
        "evil\u001b[2J\u202e",
        TorrentState.DOWNLOADING,
        0,
        1000,
        Optional.of(new Problem(ProblemKind.STORAGE, "/d: permission denied")),
        "");
  }

  @Test
  void lsIsATable() {
    debian();
    broken();
    assertThat(commands.ls().lines())
        .containsExactly(
            "#  hash      state        done    size      down  up  peers  name",
            "1  " + short1() + "  downloading   41%  658 MB  1.2 MB/s   -      3  debian.iso",
            "2  "
                + engine.torrents.get(1).infoHash().hex().substring(0, 8)
                + "  problem        0%  1.0 kB  1.2 MB/s   -      3  evil\ufffd[2J\ufffd");
  }

  private String short1() {
    return engine.torrents.get(0).infoHash().hex().substring(0, 8);
  }

  @Test
  void lsOfNothing() {
    assertThat(commands.ls()).isEqualTo("no torrents; hotswarm:add adds one");
  }

  @Test
  void infoShowsATorrentAndItsFiles() {
    FakeTorrent torrent = debian();
    torrent.info =
        Optional.of(
            new Info(
                torrent.infoHash(),
                Optional.empty(),
                "set",
                16_384,
                PieceHashes.copyOf(new byte[0]),
                List.of(
                    new FileEntry(List.of("set", "a"), 1000, ""),
                    new FileEntry(List.of("set", ".pad"), 24, "p"),
                    new FileEntry(List.of("set", "b"), 2000, "")),
                false,
                Optional.empty(),
                InfoBytes.copyOf(new byte[0])));
    torrent.fileProgress = List.of(1000L, 24L, 500L);
    assertThat(commands.info("1").lines())
        .containsExactly(
            "torrent  debian.iso",
            "hash     " + torrent.infoHash().hex(),
            "state    downloading",
            "done     41% of 658 MB",
            "size     658 MB",
            "down     1.2 MB/s, 270 MB in all",
            "up       -, 500 B in all",
            "peers    3 connected, 1 of them seeds, 40 known",
            "file  done    size  path",
            "   1  100%  1.0 kB  set/a",
            "   3   25%  2.0 kB  set/b");
    assertThat(commands.info(torrent.infoHash().hex().substring(0, 6))).contains("debian.iso");
  }

  @Test
  void infoSaysWhatIsWrong() {
    broken();
    engine.torrent("still", TorrentState.DOWNLOADING, 0, 1000, Optional.empty(), "no peers");
    assertThat(commands.info("1")).contains("problem  /d: permission denied");
    assertThat(commands.info("2")).contains("why      no peers");
  }

  @Test
  void peersAreATable() throws UnknownHostException {
    FakeTorrent torrent = debian();
    assertThat(commands.peers("1")).isEqualTo("no peers are connected");
    torrent.peers =
        List.of(
            new PeerStatus(
                new PeerAddress(InetAddress.getByName("10.0.0.1"), 6881),
                Optional.empty(),
                "Cli\u0007ent 1",
                Set.of(PeerSource.PEX, PeerSource.TRACKER),
                PeerStatus.ConnectionType.STANDARD_BITTORRENT,
                Set.of(
                    PeerFlag.CHOKED,
                    PeerFlag.INTERESTING,
                    PeerFlag.REMOTE_INTERESTED,
                    PeerFlag.SNUBBED),
                new PeerStatus.Having(new PieceSet(20), 12, 0),
                new PeerStatus.Traffic(
                    1_000_000,
                    0,
                    1,
                    1,
                    0,
                    0,
                    Volume.NONE,
                    BandwidthState.NETWORK,
                    BandwidthState.IDLE),
                new PeerStatus.Pipeline(7, 0, Optional.empty()),
                PeerStatus.Buffers.NONE,
                new PeerStatus.Timing(Optional.empty(), Duration.ZERO, Optional.empty()),
                PeerStatus.Failures.NONE));
    assertThat(commands.peers("1").lines())
        .containsExactly(
            "address        client     from         flags  pieces      down  up  asked",
            "10.0.0.1:6881  Cli\ufffdent 1  tracker+pex  DuSI       12  1.0 MB/s   -    7/0");
  }

  @Test
  void trackersAreATable() {
    FakeTorrent torrent = debian();
    assertThat(commands.trackers("1")).isEqualTo("it has no trackers");
    torrent.trackers =
        List.of(
            new TrackerStatus(
                "http://t/a", 0, true, false, 0, Optional.empty(), Duration.ofMinutes(30)),
            new TrackerStatus(
                "udp://t:1", 1, false, false, 3, Optional.of("timed\nout"), Duration.ofSeconds(9)));
    assertThat(commands.trackers("1").lines())
        .containsExactly(
            "tier  state        fails   next  url         message",
            "   1  working          0  1800s  http://t/a",
            "   2  not working      3     9s  udp://t:1   timed\ufffdout");
  }

  @Test
  void scrapeAsksTheTrackers() {
    FakeTorrent first = debian();
    assertThat(commands.scrape("all")).isEqualTo("asked about: debian.iso");
    assertThat(first.calls).containsExactly("scrape");
  }

  @Test
  void pauseResumeAndRemove() {
    FakeTorrent first = debian();
    FakeTorrent second = engine.torrent("two", TorrentState.SEEDING, 5, 5);
    assertThat(commands.pause("all")).isEqualTo("paused: debian.iso\npaused: two");
    assertThat(commands.resume("2", "2")).isEqualTo("resumed: two");
    assertThat(first.calls).containsExactly("pause");
    assertThat(second.calls).containsExactly("pause", "resume");
    assertThat(commands.rm("1")).isEqualTo("removed: debian.iso");
    assertThat(commands.rm("--data", "2")).isEqualTo("removed with its files: two");
    assertThat(engine.calls).containsExactly("remove debian.iso false", "remove two true");
  }

  @Test
  void addStartsTheSession() {
    assertThat(commands.add("magnet:?xt=urn:btih:" + HASH, "/d"))
        .isEqualTo("added " + HASH + ", saved in " + Path.of("/d"));
    assertThat(engine.calls).containsExactly("start");
    assertThat(engine.added.get(0).savePath()).isEqualTo(Path.of("/d"));
    assertThat(commands.add(HASH)).contains("is there already");
    assertThat(commands.add(HASH.replace('0', 'a'))).startsWith("added ");
  }

  @Test
  void addAnswersMistakes() {
    assertThat(commands.add()).contains("write hotswarm:add SOURCE");
    assertThat(commands.add("a", "b", "c")).contains("write hotswarm:add SOURCE");
    assertThat(commands.add("none.torrent")).isEqualTo("hotswarm: there is no file 'none.torrent'");
    assertThat(commands.add("magnet:?x")).contains("xt is missing");
    assertThat(commands.add("http://h/a")).contains("h does not answer");
    assertThat(commands.add("http://h a")).startsWith("hotswarm: http://h a: ");
    assertThat(commands.add("a\0b")).startsWith("hotswarm: a\ufffdb: ");
    assertThat(engine.added).isEmpty();
    engine.portTaken = Optional.of("port 6881 is taken");
    assertThat(commands.add(HASH)).contains("port 6881 is taken");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "3", "999", "ffffffff", "abc", "", "no such"})
  void torrentsThatAreNotThere(String name) {
    debian();
    assertThat(commands.info(name)).contains("there is no torrent '" + name + "'");
    assertThat(commands.peers(name)).contains("there is no torrent");
    assertThat(commands.trackers(name)).contains("there is no torrent");
    assertThat(commands.pause(name)).contains("there is no torrent");
    assertThat(commands.rm(name)).contains("there is no torrent");
    assertThat(engine.torrents.get(0).calls).isEmpty();
  }

  @Test
  void namesThatNameNoneOrTooMany() {
    debian();
    engine.torrent("two", TorrentState.SEEDING, 5, 5);
    assertThat(commands.pause()).contains("name a torrent");
    assertThat(commands.info()).contains("name a torrent");
    assertThat(commands.info("all")).contains("names 2 torrents");
    assertThat(commands.info("1", "2")).contains("names 2 torrents");
  }

  @Test
  void statusOfTheSession() {
    assertThat(commands.status().lines())
        .containsExactly(
            "session   listening",
            "port      6881",
            "torrents  0",
            "peers     3, 1 unchoked",
            "down      1.2 MB/s, 5.0 MB",
            "up        -, 500 B");
  }

  @Test
  void settingsAreShownAndChanged() {
    assertThat(commands.settings()).contains("download_rate_limit", "handshake_timeout", "10s");
    assertThat(commands.settings("set", "download_rate_limit", "5000"))
        .contains("value    5000", "default  0");
    assertThat(engine.settings().get(TransferSettings.DOWNLOAD_RATE_LIMIT)).isEqualTo(5000);
    assertThat(commands.settings("set", "handshake_timeout", "15s")).contains("value    15s");
    assertThat(engine.settings().get(PeerSettings.HANDSHAKE_TIMEOUT))
        .isEqualTo(Duration.ofSeconds(15));
    assertThat(commands.settings("get", "picker")).contains("value    \"\"");
  }

  @Test
  void settingsAnswerMistakes() {
    assertThat(commands.settings("get")).contains("write hotswarm:settings");
    assertThat(commands.settings("frob", "x")).contains("write hotswarm:settings");
    assertThat(commands.settings("get", "picker_kind")).contains("there is picker");
    assertThat(commands.settings("get", "zzz")).contains("hotswarm:settings lists them");
    assertThat(commands.settings("get", "")).contains("there is no setting ''");
    assertThat(commands.settings("set", "zzz", "1")).contains("there is no setting 'zzz'");
    assertThat(commands.settings("set", "unchoke_slots", "many"))
        .contains("unchoke_slots is 'many', allowed is 1 to 65536");
    assertThat(commands.settings("set", "unchoke_slots", "0")).contains("allowed is 1 to 65536");
    assertThat(engine.settings()).isEqualTo(org.hotswarm.api.settings.Settings.defaults());
  }
}
