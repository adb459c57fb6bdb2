package org.hotswarm.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.hotswarm.api.settings.NetworkSettings;
import org.hotswarm.api.settings.PeerSettings;
import org.hotswarm.api.settings.Setting;
import org.hotswarm.api.settings.SettingsTable;
import org.hotswarm.api.settings.StorageSettings;
import org.hotswarm.api.settings.TransferSettings;
import org.hotswarm.cli.fake.Cli;
import org.hotswarm.cli.fake.Torrents;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The configuration file, option {@code --config} and command {@code settings}. */
class ConfigFileTest {
  @TempDir Path home;
  private Cli cli;

  @BeforeEach
  void oneTorrent() {
    cli = new Cli(home);
    cli.factory.torrent("a.torrent", Torrents.single("a.iso", 1000));
    cli.time.at(1_000, () -> cli.session.torrent().complete());
  }

  private Path usual(String text) throws IOException {
    Path file = home.resolve(".config/hotswarm/hotswarm.conf");
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private <T> T value(Setting<T> setting) {
    return cli.session.settings().get(setting);
  }

  @Test
  void theUsualFileIsReadAndOptionsWinOverIt() throws IOException {
    usual(
        "# mine\n\n unchoke_slots = 5 \npeer_timeout=3m\nbind_address =\n"
            + "upload_rate_limit = 1000\nlisten_port_first = 7000\n");
    assertThat(cli.run("get", "a.torrent", "--up", "2k", "-p", "7001")).isZero();
    assertThat(value(PeerSettings.UNCHOKE_SLOTS)).isEqualTo(5);
    assertThat(value(PeerSettings.PEER_TIMEOUT)).isEqualTo(Duration.ofMinutes(3));
    assertThat(value(TransferSettings.UPLOAD_RATE_LIMIT)).isEqualTo(2000);
    assertThat(value(NetworkSettings.LISTEN_PORT_FIRST)).isEqualTo(7001);
    assertThat(value(NetworkSettings.BIND_ADDRESS)).isEmpty();
    assertThat(value(PeerSettings.CONNECTIONS_LIMIT)).as("of the table").isEqualTo(200);
  }

  @Test
  void anotherFileIsReadInItsPlace() throws IOException {
    usual("unchoke_slots = 5");
    Path other = Files.writeString(home.resolve("other"), "max_failcount = 7");
    assertThat(cli.run("get", "a.torrent", "--config", other.toString())).isZero();
    assertThat(value(PeerSettings.MAX_FAILCOUNT)).isEqualTo(7);
    assertThat(value(PeerSettings.UNCHOKE_SLOTS)).isEqualTo(8);
  }

  @Test
  void stateGoesWhereTheFileSaysUnlessTheOptionSaysElse() throws IOException {
    Path state = home.resolve("state of mine");
    usual("state_directory = " + state);
    assertThat(cli.run("get", "a.torrent")).isZero();
    assertThat(value(StorageSettings.STATE_DIRECTORY)).isEqualTo(state.toString());
    oneTorrent();
    Path other = home.resolve("other");
    assertThat(cli.run("get", "a.torrent", "--state", other.toString())).isZero();
    assertThat(value(StorageSettings.STATE_DIRECTORY)).isEqualTo(other.toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          unchoke_slotz = 5  | there is no setting 'unchoke_slotz'; did you mean 'unchoke_slots'?
          colour = blue      | there is no setting 'colour'; 'hotswarm settings' lists all
          unchoke_slots = 0  | unchoke_slots is 0, allowed is 1 to 65536
          unchoke_slots = x  | unchoke_slots is 'x', allowed is 1 to 65536
          peer_exchange=yes  | peer_exchange: 'yes' is neither true nor false
          unchoke_slots 5    | 'unchoke_slots 5' is no setting; write name = value
          max_failcount = 1  | max_failcount is set in line 1 too
          """)
  void whatIsWrongIsToldWithItsLine(String line, String why) throws IOException {
    Path file = usual("max_failcount = 2\n\n" + line + "\n");
    assertThat(cli.run("get", "a.torrent")).isEqualTo(28);
    assertThat(cli.err()).isEqualTo("hotswarm: " + file + ", line 3: " + why + "\n");
    assertThat(cli.session.calls()).isEmpty();
  }

  @Test
  void aFileThatCannotBeReadIsTold() throws IOException {
    Path missing = home.resolve("none");
    assertThat(cli.run("info", "a.torrent", "--config", missing.toString())).isEqualTo(28);
    assertThat(cli.err()).isEqualTo("hotswarm: " + missing + ": no such file\n");
    Path binary = Files.write(home.resolve("binary"), new byte[] {(byte) 0xff});
    assertThat(cli.run("info", "a.torrent", "--config", binary.toString())).isEqualTo(28);
    assertThat(cli.err()).contains(binary + ": cannot be read as UTF-8 text");
    Path large = Files.write(home.resolve("large"), new byte[(1 << 20) + 1]);
    assertThat(cli.run("info", "a.torrent", "--config", large.toString())).isEqualTo(28);
    assertThat(cli.err()).contains(large + ": is longer than the 1048576 bytes allowed");
  }

  @Test
  void settingsPrintsAFileThatSaysTheSame() throws IOException {
    usual("unchoke_slots = 5\npeer_timeout = 150s\n");
    assertThat(cli.run("settings")).isZero();
    String printed = cli.out();
    assertThat(printed.lines().filter(line -> !line.startsWith("#") && !line.isEmpty()))
        .containsExactly("peer_timeout = 150s", "unchoke_slots = 5");
    assertThat(printed.lines().filter(line -> line.matches("#?[a-z_]+ = ?.*")))
        .hasSize(SettingsTable.all().size());

    Cli other = new Cli(home);
    Path all = home.resolve("all");
    Files.writeString(all, printed.replaceAll("(?m)^#([a-z_]+ =)", "$1"));
    assertThat(other.run("settings", "--config", all.toString())).isZero();
    assertThat(other.out()).isEqualTo(printed);
  }

  @Test
  void settingsAsEvents() {
    assertThat(cli.run("settings", "--json")).isZero();
    assertThat(cli.events())
        .hasSize(SettingsTable.all().size())
        .contains(
            "{\"event\":\"setting\",\"name\":\"peer_timeout\",\"group\":\"peer\",\"value\":\"120s\","
                + "\"default\":\"120s\",\"allowed\":\"10s to 3600s\",\"unit\":\"seconds\","
                + "\"about\":\"silence after which a peer is dropped (manual)\"}");
  }
}
