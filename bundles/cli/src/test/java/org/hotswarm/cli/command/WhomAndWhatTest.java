package org.hotswarm.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.hotswarm.cli.fake.Cli;
import org.hotswarm.cli.fake.Torrents;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only shows once hosts are looked up and torrents are there. */
class WhomAndWhatTest {
  @TempDir private Path home;
  private Cli cli;

  @BeforeEach
  void prepare() {
    cli = new Cli(home);
    cli.factory.torrent("a.torrent", Torrents.single("a.iso", 10_000_000));
  }

  @Test
  void aUrlThatNothingFetches() {
    assertThat(cli.run("get", "ftp://h/a.torrent")).isEqualTo(1);
    assertThat(cli.err()).contains("ftp://h/a.torrent: only http and https are fetched");
  }

  @Test
  void namesOfPeersAreLookedUp() {
    cli.time.at(100, () -> cli.session.torrent().complete());
    assertThat(cli.run("get", "a.torrent", "--peer", "localhost:80", "--peer", "[::1]:90"))
        .isZero();
    assertThat(cli.session.added().get(0).introductions().peers())
        .contains("127.0.0.1:80", "[::1]:90");
    String none = "x".repeat(64);
    assertThat(cli.run("get", "a.torrent", "--peer", none + ":80")).isEqualTo(1);
    assertThat(cli.err()).contains("--peer " + none + ":80: no such host");
  }

  @Test
  void aSelectionThatTurnsOutToBeOfNothing() {
    cli.time.at(
        500, () -> cli.session.torrent().metadata(Torrents.single("m", 5).info()).complete());
    assertThat(cli.run("get", "0123456789012345678901234567890123456789", "-s", "9")).isEqualTo(28);
    assertThat(cli.err()).contains("none of the files selected is there; it has 1 file");
    assertThat(cli.out()).doesNotContain("Complete");
  }
}
