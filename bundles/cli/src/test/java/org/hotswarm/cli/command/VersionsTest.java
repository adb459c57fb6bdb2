package org.hotswarm.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.hotswarm.cli.fake.Cli;
import org.hotswarm.cli.fake.Torrents;
import org.hotswarm.model.hash.Sha256Hash;
import org.hotswarm.model.metainfo.Magnet;
import org.hotswarm.model.metainfo.Metainfo;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code info} says of hybrid and v2-only torrents (BEP 52). */
class VersionsTest {
  private static final String HASH_V2 = "0".repeat(64);

  @TempDir Path home;
  private Cli cli;
  private final Metainfo v1 =
      Torrents.directory("set", "run:65536:x", ".hid:10:h", "ln:0:l", "plain:5");

  @BeforeEach
  void torrents() {
    cli = new Cli(home);
    cli.factory.torrent("hybrid.torrent", Torrents.as("hybrid", v1));
    cli.factory.torrent("v2.torrent", Torrents.as("v2", v1));
  }

  @Test
  void aHybridHasBothHashes() {
    assertThat(cli.run("info", "hybrid.torrent")).isZero();
    assertThat(cli.out().lines())
        .contains(
            "Version       1 and 2 (hybrid)",
            "Info hash     " + v1.info().infoHash().hex(),
            "Info hash v2  " + HASH_V2);
  }

  @Test
  void v2AloneSaysWhatCannotBeDone() {
    assertThat(cli.run("info", "v2.torrent")).isZero();
    assertThat(cli.out().lines())
        .contains("Version       2 only; cannot be downloaded yet", "Info hash v2  " + HASH_V2)
        .noneMatch(line -> line.startsWith("Info hash  "));
  }

  @Test
  void attributesAreShown() {
    assertThat(cli.run("info", "hybrid.torrent")).isZero();
    assertThat(cli.out().lines())
        .anyMatch(line -> line.matches(" *1 +run +65.5 kB  executable"))
        .anyMatch(line -> line.matches(" *2 +.hid +10 B  hidden"))
        .anyMatch(line -> line.matches(" *3 +ln +0 B  symbolic link"))
        .anyMatch(line -> line.matches(" *4 +plain +5 B"));
  }

  @Test
  void programsAreToldToo() {
    assertThat(cli.run("info", "v2.torrent", "--json")).isZero();
    assertThat(cli.events())
        .singleElement()
        .asString()
        .contains(
            "\"infoHashV2\":\"" + HASH_V2 + "\",\"version\":\"2\"",
            "\"size\":65536,\"attributes\":\"x\",\"piecesRoot\":\"" + HASH_V2 + "\"");
  }

  @Test
  void aLinkThatNamesV2AloneHasOneHash() {
    Sha256Hash hash = Sha256Hash.copyOf(new byte[32]);
    cli.factory.magnet(
        "magnet:?v2",
        new Magnet(
            hash.truncated(),
            Optional.of(hash),
            Optional.empty(),
            List.of(),
            List.of(),
            List.of(),
            List.of()));
    assertThat(cli.run("info", "magnet:?v2")).isZero();
    assertThat(cli.out().lines()).containsExactly("Info hash v2  " + HASH_V2);
  }
}
