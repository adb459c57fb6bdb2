package org.hotswarm.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hotswarm.cli.fake.Cli;
import org.hotswarm.cli.fake.Torrents;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Option {@code --ip-filter}. */
class BlockListsTest {
  @TempDir Path home;
  private Cli cli;

  @BeforeEach
  void oneTorrent() {
    cli = new Cli(home);
    cli.factory.torrent("a.torrent", Torrents.single("a.iso", 1000));
    cli.time.at(1_000, () -> cli.session.torrent().complete());
  }

  private String list(String name, String text) throws IOException {
    return Files.writeString(home.resolve(name), text).toString();
  }

  @Test
  void laterListsHaveTheLastWord() throws IOException {
    String first = list("a.p2p", "Some body:192.0.2.0-192.0.2.255\n");
    String second = list("b.dat", "192.000.002.007 - 192.000.002.007 , 200 , A friend\n");
    assertThat(cli.run("get", "a.torrent", "--ip-filter", first, "--ip-filter", second)).isZero();
    assertThat(cli.session.ipFilter().rules().v4()).hasSize(5);
    assertThat(cli.session.ipFilter().rules().v4().get(2))
        .hasToString("allowed 192.0.2.7 - 192.0.2.7");
    assertThat(cli.out()).contains("IP filter: 2 ranges are kept out\n");
  }

  @Test
  void withoutListsNobodyIsKeptOut() {
    assertThat(cli.run("get", "a.torrent")).isZero();
    assertThat(cli.session.ipFilter().rules().isEmpty()).isTrue();
    assertThat(cli.out()).doesNotContain("IP filter");
  }

  @Test
  void aListThatCannotBeUsedIsABadOption() throws IOException {
    String file = list("bad.txt", "192.0.2.0/24\n192.0.2.0/33\n");
    assertThat(cli.run("get", "a.torrent", "--ip-filter", file)).isEqualTo(28);
    assertThat(cli.err())
        .isEqualTo(
            "hotswarm: --ip-filter "
                + file
                + ", line 2: '192.0.2.0/33': a prefix of 33 bits is out of range\n");
    assertThat(cli.session.calls()).isEmpty();
  }

  @Test
  void seedReadsThemToo() {
    Path missing = home.resolve("none");
    assertThat(cli.run("seed", "a.torrent", "-d", home.toString(), "--ip-filter", missing + ""))
        .isEqualTo(28);
    assertThat(cli.err()).isEqualTo("hotswarm: --ip-filter " + missing + ": no such file\n");
  }
}
