package org.hotswarm.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.hotswarm.api.CreateTorrent;
import org.hotswarm.cli.fake.Cli;
import org.hotswarm.cli.fake.Torrents;
import org.hotswarm.model.geometry.PieceSet;
import org.hotswarm.model.hash.InfoHash;
import org.hotswarm.model.metainfo.Attribution;
import org.hotswarm.model.metainfo.Magnet;
import org.hotswarm.model.metainfo.Metainfo;
import org.hotswarm.model.metainfo.MetainfoException.Kind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code info}, {@code magnet}, {@code verify} and {@code create}: no session is needed. */
class FileCommandsTest {
  private static final String HASH = "0123456789abcdef0123456789abcdef01234567";

  @TempDir Path home;
  private Cli cli;
  private Metainfo metainfo;

  @BeforeEach
  void aTorrent() {
    cli = new Cli(home);
    Metainfo plain =
        Torrents.directory(
            "set", "one.bin:65536", ".pad/0:65536:p", "sub/two.bin:131072", "sub/three.bin:1000");
    metainfo =
        new Metainfo(
            plain.info(),
            List.of(List.of("http://t1/a", "udp://t2:80"), List.of("http://t3/a")),
            List.of("http://w/"),
            List.of("dht.example:6881"),
            new Attribution(
                Optional.of("a \u001b[31mred\u001b[0m word"),
                Optional.of("maker 1"),
                Optional.of(Instant.parse("2026-01-02T03:04:05Z"))));
    cli.factory.torrent("a.torrent", metainfo);
  }

  private String hash() {
    return metainfo.info().infoHash().hex();
  }

  @Test
  void infoShowsATorrent() {
    assertThat(cli.run("info", "a.torrent")).isZero();
    assertThat(cli.out().lines().map(String::stripTrailing))
        .containsExactly(
            "Name          set",
            "Info hash     " + hash(),
            "Size          198 kB (197,608 bytes) in 3 files",
            "Pieces        5 of 64 KiB",
            "Private       no",
            "Created by    maker 1",
            "Date          2026-01-02T03:04:05Z",
            "Comment       a \ufffd[31mred\ufffd[0m word",
            "Trackers      tier 1  http://t1/a",
            "              tier 1  udp://t2:80",
            "              tier 2  http://t3/a",
            "Web seeds     http://w/",
            "DHT nodes     dht.example:6881",
            "Files",
            "        set/",
            "     1    one.bin                                         65.5 kB",
            "          sub/",
            "     3      two.bin                                       131 kB",
            "     4      three.bin                                     1.0 kB");
  }

  @Test
  void infoAsOneObject() {
    assertThat(cli.run("info", "a.torrent", "--json")).isZero();
    assertThat(cli.events())
        .containsExactly(
            "{\"event\":\"torrent\",\"infoHash\":\""
                + hash()
                + "\",\"name\":\"set\",\"size\":197608,\"pieceLength\":65536,\"pieces\":5,"
                + "\"private\":false,\"createdBy\":\"maker 1\",\"date\":\"2026-01-02T03:04:05Z\","
                + "\"comment\":\"a \\u001B[31mred\\u001B[0m word\","
                + "\"trackers\":[[\"http://t1/a\",\"udp://t2:80\"],[\"http://t3/a\"]],"
                + "\"webSeeds\":[\"http://w/\"],\"nodes\":[\"dht.example:6881\"],"
                + "\"magnet\":\"magnet:?xt=urn:btih:"
                + hash()
                + "&dn=set\",\"files\":["
                + "{\"index\":1,\"path\":\"set/one.bin\",\"size\":65536},"
                + "{\"index\":3,\"path\":\"set/sub/two.bin\",\"size\":131072},"
                + "{\"index\":4,\"path\":\"set/sub/three.bin\",\"size\":1000}]}");
  }

  @Test
  void infoShowsAMagnet() {
    cli.factory.magnet(
        "magnet:?x",
        new Magnet(
            InfoHash.parse(HASH),
            Optional.empty(),
            Optional.of("m"),
            List.of("udp://t:1"),
            List.of("1.2.3.4:5"),
            List.of("http://w/"),
            List.of(0, 4)));
    assertThat(cli.run("info", "magnet:?x")).isZero();
    assertThat(cli.out().lines())
        .containsExactly(
            "Name          m",
            "Info hash     " + HASH,
            "Trackers      udp://t:1",
            "Web seeds     http://w/",
            "Peers         1.2.3.4:5",
            "Select        1",
            "              5");
    assertThat(cli.run("info", "magnet:?x", "--json")).isZero();
    assertThat(cli.events())
        .last()
        .isEqualTo(
            "{\"event\":\"torrent\",\"infoHash\":\""
                + HASH
                + "\",\"name\":\"m\",\"trackers\":[[\"udp://t:1\"]],\"webSeeds\":[\"http://w/\"],"
                + "\"peers\":[\"1.2.3.4:5\"],\"select\":[1,5]}");
  }

  @Test
  void infoOfWhatCannotBeRead() {
    cli.factory.bad("b.torrent", Kind.BENCODING, "offset 0: no value begins with '<'");
    assertThat(cli.run("info", "b.torrent")).isEqualTo(25);
    assertThat(cli.run("info", "magnet:?nothing")).isEqualTo(27);
    assertThat(cli.run("info", "none")).isEqualTo(1);
    assertThat(cli.out()).isEmpty();
  }

  @Test
  void magnetPrintsTheLink() {
    assertThat(cli.run("magnet", "a.torrent")).isZero();
    assertThat(cli.out()).isEqualTo("magnet:?xt=urn:btih:" + hash() + "&dn=set\n");
    assertThat(cli.run("magnet", "none.torrent")).isEqualTo(1);
  }

  @Test
  void verifyFindsAllRight() {
    cli.factory.hashingTakes(3, () -> {});
    assertThat(cli.run("verify", "a.torrent", home.toString(), "--json")).isZero();
    String head =
        "{\"event\":\"progress\",\"infoHash\":\"" + hash() + "\",\"state\":\"checking_files\",";
    String tail = ",\"total\":197608,\"downRate\":0,\"upRate\":0,\"peers\":0}";
    assertThat(cli.events())
        .containsExactly(
            head + "\"done\":65869" + tail,
            head + "\"done\":131738" + tail,
            head + "\"done\":197608" + tail,
            "{\"event\":\"finished\",\"infoHash\":\""
                + hash()
                + "\",\"seconds\":3.0,\"bytes\":197608}");
    assertThat(cli.session.calls()).isEmpty();
  }

  @Test
  void verifyListsWhatIsNotRight() {
    PieceSet right = PieceSet.full(5);
    right.remove(3);
    right.remove(4);
    cli.factory.finds(right);
    assertThat(cli.run("verify", "a.torrent", home.toString())).isEqualTo(32);
    assertThat(cli.out().lines())
        .containsExactly(
            "3. set/sub/two.bin: 50%, 65.5/131 kB", "4. set/sub/three.bin: 0%, 0.0/1.0 kB");
    assertThat(cli.err())
        .contains("set: 2 pieces of 5 missing or wrong in " + home)
        .contains("hotswarm get");
  }

  @Test
  void verifyTellsProgramsWhatIsNotRight() {
    PieceSet right = PieceSet.full(5);
    right.remove(0);
    cli.factory.finds(right);
    assertThat(cli.run("verify", "a.torrent", home.toString(), "--json")).isEqualTo(32);
    assertThat(cli.events())
        .last()
        .asString()
        .startsWith("{\"event\":\"error\",\"message\":\"set: 1 piece of 5 missing or wrong in ")
        .endsWith(
            "\"infoHash\":\""
                + hash()
                + "\",\"files\":[{\"index\":1,\"path\":\"set/one.bin\",\"done\":0,\"size\":65536}]}");
  }

  @Test
  void verifyNeedsADirectoryAndATorrent() {
    assertThat(cli.run("verify", "a.torrent", home + "/none")).isEqualTo(1);
    assertThat(cli.run("verify", "none.torrent", home.toString())).isEqualTo(1);
  }

  @Test
  void verifyOfTheTorrentsOwnDirectory() throws IOException {
    cli.factory.finds(new PieceSet(5));
    Path own = Files.createDirectory(home.resolve("set"));
    assertThat(cli.run("verify", "a.torrent", own.toString())).isEqualTo(32);
    assertThat(cli.err()).contains("did you mean " + home + "?").doesNotContain("hotswarm get");
  }

  @Test
  void verifyEndsWhenAsked() {
    cli.factory.hashingTakes(10, cli.stop::ask);
    assertThat(cli.run("verify", "a.torrent", home.toString())).isEqualTo(7);
  }

  private CreateTorrent created(String... args) throws IOException {
    Path data = Files.writeString(home.resolve("data"), "x");
    String[] all = new String[args.length + 4];
    all[0] = "create";
    all[1] = data.toString();
    all[2] = "-o";
    all[3] = home.resolve("out.torrent").toString();
    System.arraycopy(args, 0, all, 4, args.length);
    assertThat(cli.run(all)).as(cli.err()).isZero();
    return cli.factory.created().get(0);
  }

  @Test
  void createWritesAFileAndPrintsWhatOneNeeds() throws IOException {
    CreateTorrent request = created();
    Path output = home.resolve("out.torrent");
    assertThat(output).hasContent("torrent data");
    assertThat(cli.out().lines()).hasSize(3).first().isEqualTo(output.toString());
    assertThat(cli.out().lines().toList().get(1)).matches("[0-9a-f]{40}");
    assertThat(cli.out().lines().toList().get(2)).startsWith("magnet:?xt=urn:btih:");
    assertThat(request.path()).isEqualTo(home.resolve("data"));
    assertThat(request.format()).isEqualTo(CreateTorrent.Format.HYBRID);
    assertThat(request.reading()).isEqualTo(CreateTorrent.Reading.PLAIN);
    assertThat(request.pieceLength()).isEmpty();
    assertThat(request.privateTorrent()).isFalse();
    assertThat(request.attribution().creationDate()).isEmpty();
    assertThat(request.attribution().comment()).isEmpty();
    assertThat(home.toFile().list()).containsExactlyInAnyOrder("data", "out.torrent");
  }

  @Test
  void createTakesWhatMktorrentTakes() throws IOException {
    CreateTorrent request =
        created(
            "-t",
            "http://a/1,http://a/2",
            "-t",
            "udp://b:1",
            "-w",
            "http://w/1",
            "-w",
            "http://w/2",
            "-p",
            "-c",
            "a word",
            "-s",
            "SRC",
            "-l",
            "18",
            "--v1",
            "-e",
            "*.tmp,{a,b}/*",
            "-e",
            ".git",
            "--threads",
            "3",
            "--attributes",
            "--date");
    assertThat(request.trackerTiers())
        .containsExactly(List.of("http://a/1", "http://a/2"), List.of("udp://b:1"));
    assertThat(request.webSeeds()).containsExactly("http://w/1", "http://w/2");
    assertThat(request.privateTorrent()).isTrue();
    assertThat(request.source()).contains("SRC");
    assertThat(request.attribution().comment()).contains("a word");
    assertThat(request.attribution().creationDate())
        .contains(Instant.parse("2026-02-03T04:05:06Z"));
    assertThat(request.pieceLength()).isEqualTo(OptionalInt.of(262_144));
    assertThat(request.format()).isEqualTo(CreateTorrent.Format.V1);
    assertThat(request.reading())
        .isEqualTo(
            new CreateTorrent.Reading(
                List.of("*.tmp", "{a,b}/*", ".git"), true, OptionalInt.of(3)));
  }

  @ParameterizedTest
  @CsvSource({
    "14, 16384",
    "27, 134217728",
    "16K, 16384",
    "256K, 262144",
    "256KiB, 262144",
    "1M, 1048576",
    "128MiB, 134217728",
    "262144, 262144"
  })
  void createTakesPieceLengths(String text, int bytes) throws IOException {
    assertThat(created("-l", text).pieceLength()).isEqualTo(OptionalInt.of(bytes));
  }

  @Test
  void createReplacesNothingUnlessForced() throws IOException {
    Path output = Files.writeString(home.resolve("out.torrent"), "precious");
    Path data = Files.writeString(home.resolve("data"), "x");
    String[] args = {"create", data.toString(), "-o", output.toString()};
    assertThat(cli.run(args)).isEqualTo(1);
    assertThat(cli.err()).contains("is there already; --force replaces it");
    assertThat(output).hasContent("precious");
    assertThat(cli.factory.created()).isEmpty();
    created("--force");
    assertThat(output).hasContent("torrent data");
  }

  @Test
  void createTellsPrograms() throws IOException {
    created("--json");
    assertThat(cli.events()).hasSize(2);
    assertThat(cli.events().get(0))
        .startsWith("{\"event\":\"torrent\",\"infoHash\":\"")
        .contains(
            "\"name\":\"data\",\"size\":1000000", "\"path\":\"" + home, "\"magnet\":\"magnet:");
    assertThat(cli.events().get(1)).contains("finished", "\"seconds\":1.0,\"bytes\":1000000");
  }

  @Test
  void createNeedsDataAndAPlace() throws IOException {
    assertThat(cli.run("create", home + "/none")).isEqualTo(1);
    Path data = Files.writeString(home.resolve("data"), "x");
    assertThat(cli.run("create", data.toString(), "-o", home + "/no/out.torrent")).isEqualTo(1);
    assertThat(cli.run("create", data.toString(), "-f", "-o", home.toString())).isEqualTo(28);
    assertThat(cli.err())
        .contains("no such file or directory", "its directory is not there", "is a directory");
  }

  @Test
  void createRefusesNamesThatReadersChange() throws IOException {
    Path data = Files.writeString(home.resolve("a\tb"), "x");
    cli.factory.makes(Torrents.single("ab", 1));
    assertThat(cli.run("create", data.toString(), "-o", home + "/out.torrent")).isEqualTo(1);
    assertThat(cli.err()).contains("would be read as 'ab'", "rename it");
    assertThat(home.resolve("out.torrent")).doesNotExist();
  }

  @Test
  void createEndsWhenAskedAndLeavesNothing() throws IOException {
    Path data = Files.writeString(home.resolve("data"), "x");
    cli.factory.hashingTakes(10, cli.stop::ask);
    assertThat(cli.run("create", data.toString(), "-o", home + "/out.torrent")).isEqualTo(7);
    assertThat(home.resolve("out.torrent")).doesNotExist();
  }
}
