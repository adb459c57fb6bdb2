package org.hotswarm.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.hotswarm.api.AddTorrent;
import org.hotswarm.api.settings.NetworkSettings;
import org.hotswarm.api.settings.PeerSettings;
import org.hotswarm.api.settings.Settings;
import org.hotswarm.api.settings.SettingsTable;
import org.hotswarm.api.settings.StorageSettings;
import org.hotswarm.api.settings.TransferSettings;
import org.hotswarm.cli.fake.Cli;
import org.hotswarm.cli.fake.Torrents;
import org.hotswarm.model.hash.InfoHash;
import org.hotswarm.model.metainfo.Magnet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentsTest {
  private static final String HASH = "0123456789abcdef0123456789abcdef01234567";

  @TempDir Path home;
  private Cli cli;

  @BeforeEach
  void aSessionThatCompletesEverythingAtOnce() {
    cli = new Cli(home);
    cli.factory.torrent(
        "a.torrent", Torrents.directory("a", "x:100000", "y:100000", "z:100000", "v:1", "w:1"));
    cli.factory.torrent("b.torrent", Torrents.single("b", 10));
    cli.time.at(
        0, () -> cli.session.torrents().forEach(t -> cli.session.torrent(name(t)).complete()));
  }

  private static String name(org.hotswarm.api.Torrent torrent) {
    return torrent.status().name();
  }

  private Settings settingsOf(String options) {
    assertThat(cli.run(("get a.torrent -q " + options).split(" "))).as(cli.err()).isZero();
    return cli.session.settings();
  }

  private AddTorrent requestOf(String... args) {
    assertThat(cli.run(args)).as(cli.err()).isZero();
    return cli.session.added().get(0);
  }

  @Test
  void whatNobodyChangesStaysAsItWas() {
    Settings settings = settingsOf("");
    assertThat(SettingsTable.all().values())
        .filteredOn(setting -> !settings.get(setting).equals(setting.fallback()))
        .containsExactly(StorageSettings.STATE_DIRECTORY);
  }

  @ParameterizedTest
  @CsvSource({
    "-p 7000, 7000, 7000",
    "-p7000, 7000, 7000",
    "--port=7000-7010, 7000, 7010",
    "-p 0, 0, 0",
    "-p 65535, 65535, 65535"
  })
  void ports(String option, int first, int last) {
    Settings settings = settingsOf(option);
    assertThat(settings.get(NetworkSettings.LISTEN_PORT_FIRST)).isEqualTo(first);
    assertThat(settings.get(NetworkSettings.LISTEN_PORT_LAST)).isEqualTo(last);
  }

  @ParameterizedTest
  @CsvSource({
    "500, 500",
    "500k, 500000",
    "500kB, 500000",
    "2M, 2000000",
    "2MB/s, 2000000",
    "1.5M, 1500000",
    "1MiB, 1048576",
    "1Ki, 1024",
    "1G, 1000000000",
    "0, 0"
  })
  void rates(String text, long bytes) {
    Settings settings = settingsOf("--down " + text + " --up " + text);
    assertThat(settings.get(TransferSettings.DOWNLOAD_RATE_LIMIT)).isEqualTo(bytes);
    assertThat(settings.get(TransferSettings.UPLOAD_RATE_LIMIT)).isEqualTo(bytes);
  }

  @ParameterizedTest
  @CsvSource({"127.0.0.1, 127.0.0.1", "::1, 0:0:0:0:0:0:0:1", "10.1.2.3, 10.1.2.3"})
  void bindAddress(String text, String address) {
    assertThat(settingsOf("--bind " + text).get(NetworkSettings.BIND_ADDRESS)).isEqualTo(address);
  }

  @Test
  void providers() {
    cli.session.module("picker", "rarest");
    cli.session.module("picker", "mine");
    Settings settings = settingsOf("--picker mine --choker fair --store memory");
    assertThat(settings.get(TransferSettings.PICKER)).isEqualTo("mine");
    assertThat(settings.get(PeerSettings.CHOKER)).isEqualTo("fair");
    assertThat(settings.get(StorageSettings.STORE)).isEqualTo("memory");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"--sequential", "--picker sequential", "--sequential --picker sequential"})
  void sequential(String options) {
    assertThat(settingsOf(options).get(TransferSettings.PICKER)).isEqualTo("sequential");
  }

  @Test
  void peerExchangeIsSwitchedOff() {
    assertThat(PeerSettings.PEER_EXCHANGE.fallback()).isTrue();
    assertThat(settingsOf("--no-pex").get(PeerSettings.PEER_EXCHANGE)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--no-dht --no-lsd --no-pex --no-nat --no-utp --encryption disabled --storage sparse",
        "--timeout 1d",
        "--timeout=90",
        "--seed=0",
        "--json"
      })
  void whatSwitchesOffOrChangesNoSetting(String options) {
    settingsOf(options);
  }

  @Test
  void stateIsKeptApartForEachDirectory() {
    String named = settingsOf("--state " + home.resolve("s")).get(StorageSettings.STATE_DIRECTORY);
    assertThat(Path.of(named)).isEqualTo(home.resolve("s")).isDirectory();
    assertThat(usual("d1")).startsWith(home.resolve(".local/state/hotswarm")).isDirectory();
    assertThat(usual("d1")).isEqualTo(usual("d1")).isNotEqualTo(usual("d2"));
  }

  private Path usual(String directory) {
    Cli other = new Cli(home);
    other.factory.torrent("a.torrent", Torrents.single("a", 1));
    other.time.at(0, () -> other.session.torrent().complete());
    assertThat(other.run("get", "a.torrent", "-o", home.resolve(directory).toString())).isZero();
    return Path.of(other.session.settings().get(StorageSettings.STATE_DIRECTORY));
  }

  @Test
  void aTorrentIsAddedAsAskedFor() {
    AddTorrent request =
        requestOf(
            "get",
            "a.torrent",
            "-o",
            home + "/d",
            "-s",
            "1,3-5",
            "--peer",
            "10.1.2.3:1",
            "--peer",
            "[::1]:65535",
            "--tracker",
            "http://t/a",
            "--tracker",
            "udp://t:1");
    assertThat(request.savePath()).isEqualTo(home.resolve("d"));
    assertThat(request.wanted()).hasValue(List.of(0, 2, 3, 4));
    assertThat(request.introductions().peers()).containsExactly("10.1.2.3:1", "[::1]:65535");
    assertThat(request.introductions().trackers()).containsExactly("http://t/a", "udp://t:1");
    assertThat(request.trust()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"get", "--quiet", ""})
  void getIsImplied(String first) {
    String line = (first + " " + HASH).strip();
    assertThat(requestOf(line.split(" ")).source().infoHash()).isEqualTo(InfoHash.parse(HASH));
  }

  @Test
  void sourcesBehindADoubleDashAndBesideAnOptionWithAnOptionalValue() {
    assertThat(requestOf("get", "--timeout", "5s", "--seed=0", "--", "a.torrent").wanted())
        .as("all files, whatever was selected before")
        .hasValue(List.of());
    Cli seeding = new Cli(home);
    seeding.factory.torrent("b.torrent", Torrents.single("b", 10));
    seeding.time.at(0, () -> seeding.session.torrent().complete());
    seeding.time.at(60_000, seeding.stop::ask);
    assertThat(seeding.run("get", "--seed", "b.torrent")).as(seeding.err()).isZero();
    assertThat(seeding.time.nanos()).isGreaterThanOrEqualTo(60_000_000_000L);
  }

  @Test
  void aMagnetsOwnSelectionHoldsUnlessTheUserHasOne() {
    Magnet magnet =
        new Magnet(
            InfoHash.parse(HASH),
            Optional.empty(),
            Optional.of("m"),
            List.of(),
            List.of(),
            List.of(),
            List.of(1, 2));
    cli.factory.magnet("magnet:?so=1-2", magnet);
    assertThat(requestOf("get", "magnet:?so=1-2").wanted()).hasValue(List.of(1, 2));
    Cli other = new Cli(home);
    other.factory.magnet("magnet:?so=1-2", magnet);
    other.time.at(0, () -> other.session.torrent().metadata(info()).complete());
    assertThat(other.run("get", "magnet:?so=1-2", "-s", "1")).isZero();
    assertThat(other.session.added().get(0).wanted()).hasValue(List.of(0));
  }

  private static org.hotswarm.model.metainfo.Info info() {
    return Torrents.single("m", 10).info();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "get|SOURCE is missing",
        "get a.torrent --jsn|did you mean --json",
        "get a.torrent --no-dth|--no-dht",
        "get a.torrent --frobnicate|unknown option '--frobnicate'",
        "get a.torrent -p 70000|not a port",
        "get a.torrent -p 5-3|not a port",
        "get a.torrent -p 0-5|not a port",
        "get a.torrent -p x|not a port",
        "get a.torrent --bind localhost|not an IP address",
        "get a.torrent --bind 1.2.3.999|IP address",
        "get a.torrent --peer nobody|HOST:PORT",
        "get a.torrent --peer h:0|HOST:PORT",
        "get a.torrent --peer h:65536|HOST:PORT",
        "get a.torrent --tracker ftp://t/|announce URL",
        "get a.torrent --tracker http:t|announce URL",
        "get a.torrent --down fast|not a rate",
        "get a.torrent --down 5x|not a rate",
        "get a.torrent --down -5|not a rate",
        "get a.torrent --up|--up",
        "get a.torrent --timeout soon|not a time",
        "get a.torrent --timeout 5y|not a time",
        "get a.torrent --seed=often|neither a ratio nor a time",
        "get a.torrent --seed=5y|not a time",
        "get a.torrent -s 0|not a selection",
        "get a.torrent -s 3-1|not a selection",
        "get a.torrent -s 1,,2|not a selection",
        "get a.torrent -s 6|has 5 files",
        "get a.torrent b.torrent -s 1|names only one;only one",
        "get a.torrent --encryption enabled|--encryption enabled is not available yet",
        "get a.torrent --encryption forced|--encryption forced is not available yet",
        "get a.torrent --encryption rot13|write disabled, enabled or forced",
        "get a.torrent --storage full|--storage full is not available yet",
        "get a.torrent --storage compact|not available yet",
        "get a.torrent --storage tape|write sparse",
        "get a.torrent --proxy socks5://h:1|--proxy is not available yet",
        "get a.torrent --dht-router h:1|--dht-router is not available yet",
        "get a.torrent --watch d|--watch is not available yet",
        "get a.torrent --sequential --picker rarest|contradict",
        "get a.torrent --picker lucky|there is rarest",
        "get a.torrent -o a -o b|only once",
        "daemon|'daemon' is not available yet",
        "daemon|'daemon' is not available yet",
        "tracker|'tracker' is not available yet",
        "shell|'shell' is not available yet",
        "gte x.torrent|did you mean 'get'",
        "frobnicate|no command and no file 'frobnicate'",
        "help frobnicate|no command",
        "--frobnicate|unknown option '--frobnicate'",
        "info|FILE",
        "verify|FILE is missing",
        "info a.torrent b.torrent|one argument too many",
        "magnet|FILE is missing",
        "verify a.torrent|DIR is missing",
        "seed|TORRENT is missing",
        "seed a.torrent --seed|unknown option '--seed'",
        "create|PATH is missing",
        "create . --v2 --v1|--v1 and --v2 contradict each other",
        "create . -e [|no glob pattern",
        "create . --threads 0|not a number of threads",
        "create . -l 13|not a piece length",
        "create . -l 28|not a piece length",
        "create . -l 100K|not a piece length",
        "create . -l 256M|not a piece length",
        "create . -t nowhere|announce URL",
        "create . -t http://a/,|announce URL",
        "create . -w udp://a/|web seed",
      })
  void whatMakesNoSenseEndsWith28(String line, String words) {
    cli.session.module("picker", "rarest");
    assertThat(cli.run(line.split(" "))).as(cli.err()).isEqualTo(28);
    assertThat(cli.err()).startsWith("hotswarm: ").containsAnyOf(words.split(";"));
    assertThat(cli.out()).isEmpty();
    assertThat(cli.session.calls()).doesNotContain("start");
  }

  @Test
  void nothingAtAllIsABadOption() {
    assertThat(cli.run()).isEqualTo(28);
    assertThat(cli.err()).contains("--help");
  }

  @Test
  void aBadOptionIsAnEventTooWhereEventsAreWanted() {
    assertThat(cli.run("get", "a.torrent", "--json", "--down", "x")).isEqualTo(28);
    assertThat(cli.events())
        .containsExactly(
            "{\"event\":\"error\",\"message\":\"--down x: not a rate; write 500k, 2M or 1MiB (per"
                + " second), 0 for no limit\"}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "-h", "help"})
  void overview(String option) {
    assertThat(cli.run(option)).isZero();
    assertThat(cli.out())
        .contains("get", "seed", "create", "info", "magnet", "verify")
        .contains("28  bad option", "32  data does not match");
  }

  @ParameterizedTest
  @ValueSource(strings = {"get --help", "help get", "get -h", "get --help a.torrent"})
  void helpOfACommand(String line) {
    assertThat(cli.run(line.split(" "))).isZero();
    assertThat(cli.out())
        .contains("Usage: hotswarm get", "--select", "--seed[=RATIO|TIME]", "--no-dht", "--state")
        .contains("9, with --timeout")
        .doesNotContain("--proxy");
    assertThat(cli.out().lines().mapToInt(String::length).max().orElse(0)).isLessThan(101);
  }

  @Test
  void whatIsWantedStandsInNoBrackets() {
    cli.run("get", "--help");
    cli.run("verify", "--help");
    assertThat(cli.out().lines())
        .contains(
            "Usage: hotswarm get [OPTIONS] SOURCE...", "Usage: hotswarm verify [OPTIONS] FILE DIR");
  }

  @ParameterizedTest
  @ValueSource(strings = {"seed", "create", "info", "magnet", "verify"})
  void everyCommandHasHelp(String command) {
    assertThat(cli.run(command, "--help")).isZero();
    assertThat(cli.out()).startsWith("Usage: hotswarm " + command);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--version", "-V"})
  void version(String option) {
    assertThat(cli.run(option)).isZero();
    assertThat(cli.out()).matches("hotswarm [0-9]+\\.[0-9]+\\.[0-9]+.*\\R");
  }
}
