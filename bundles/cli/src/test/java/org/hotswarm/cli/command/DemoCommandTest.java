package org.hotswarm.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hotswarm.api.alert.PeerAlert;
import org.hotswarm.api.alert.SessionAlert;
import org.hotswarm.api.module.ModuleException;
import org.hotswarm.api.module.ModuleName;
import org.hotswarm.api.module.SwapReport;
import org.hotswarm.api.module.SwapReport.Outcome;
import org.hotswarm.api.module.SwapReport.Places;
import org.hotswarm.api.module.SwapReport.State;
import org.hotswarm.cli.fake.Cli;
import org.hotswarm.cli.fake.FakeModules;
import org.hotswarm.cli.fake.FakeSession;
import org.hotswarm.cli.fake.FakeTorrent;
import org.hotswarm.cli.fake.Torrents;
import org.hotswarm.model.metainfo.Metainfo;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemoCommandTest {
  private static final long AFTER_ALL_STEPS = 120_000;
  private static final Metainfo TORRENT =
      Torrents.directory("demo", "one.bin:629145", "two.bin:251658", "three.bin:167773");

  @TempDir Path home;
  private Path place;
  private Cli cli;
  private final FakeModules modules = new FakeModules();

  @BeforeEach
  void setUp() throws IOException {
    place = Files.createDirectory(home.resolve("place"));
    use(new Cli(home));
  }

  private void use(Cli other) {
    cli = other;
    cli.factory.makes(TORRENT);
    cli.modules = Optional.of(modules);
    for (String name :
        List.of(
            "picker.rarest",
            "wire",
            "store.file",
            "choker.rate",
            "bencode",
            "transport.tcp",
            "ext.pex")) {
      modules.bundle(name, "active");
    }
  }

  private int demo(String... more) {
    List<String> args = new ArrayList<>(List.of("demo", "--size", "1MiB", "-d"));
    args.add(place.toString());
    args.addAll(List.of(more));
    return cli.run(args.toArray(String[]::new));
  }

  /** What the leeches of a real swarm would do, in one moment. */
  private void download() {
    List<FakeSession> members = cli.sessions.made();
    Path from = members.get(0).added().get(0).savePath();
    for (FakeSession leech : members.subList(1, members.size())) {
      copy(from, leech.added().get(0).savePath());
      leech.torrent().complete();
    }
  }

  private void copy(Path from, Path to) {
    try {
      Files.createDirectories(to.resolve("demo"));
      for (Path file : cli.factory.files(TORRENT, from)) {
        Files.copy(file, to.resolve(from.relativize(file)));
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static SessionAlert.Swap swap(String service, String from, String to, int gap) {
    Outcome outcome = to.isEmpty() ? Outcome.PARKED : Outcome.TOOK_OVER;
    Places places = new Places(3, List.of(), Duration.ZERO, Duration.ofMillis(gap));
    return new SessionAlert.Swap(
        new SwapReport(service, name(from), name(to), outcome, State.MOVED, places, ""));
  }

  private static Optional<ModuleName> name(String id) {
    return id.isEmpty() ? Optional.empty() : Optional.of(new ModuleName(id, "b." + id, "1"));
  }

  private void tellAll(SessionAlert alert) {
    cli.sessions.made().forEach(member -> member.tell(alert));
  }

  @Test
  void allPartsAreChangedAndEveryByteIsCompared() {
    cli.time.at(6_500, () -> tellAll(swap("picker", "rarest", "", 0)));
    cli.time.at(6_600, () -> tellAll(swap("picker", "rarest", "sequential", 7)));
    cli.time.at(AFTER_ALL_STEPS, this::download);
    assertThat(demo()).isZero();
    assertThat(modules.calls())
        .containsExactly(
            "stop picker.rarest",
            "update wire",
            "update store.file",
            "update choker.rate",
            "start picker.rarest",
            "update bencode",
            "update transport.tcp",
            "update ext.pex");
    assertThat(cli.out().lines())
        .contains("  5.9 s  stop picker.rarest    rarest -> sequential  3 places  gap   7.0 ms")
        .anyMatch(line -> line.endsWith("update wire           nothing was in use"));
    assertThat(cli.out())
        .endsWith(
            "9 changes in 1 min 59 s, longest gap 7.0 ms, no connection lost\n"
                + "All right: 3 times 1 MiB, every byte as the seed's\n");
    assertThat(cli.err()).isEmpty();
    assertThat(place).isEmptyDirectory();
    assertThat(cli.sessions.made())
        .hasSize(4)
        .allSatisfy(member -> assertThat(member.calls()).endsWith("stop", "close"));
  }

  @Test
  void theSeedHasItAndTheLeechesKnowEachOther() {
    cli.time.at(0, this::download);
    demo();
    assertThat(cli.sessions.made())
        .extracting(member -> member.added().get(0))
        .satisfiesExactly(
            seed -> assertThat(seed.trust()).isTrue(),
            one -> assertThat(one.introductions().peers()).hasSize(1),
            two -> assertThat(two.introductions().peers()).hasSize(2),
            three -> {
              assertThat(three.introductions().peers()).hasSize(3).contains("127.0.0.1:6881");
              assertThat(three.trust()).isFalse();
            });
    assertThat(cli.out()).contains("over before 9 changes could be made");
  }

  @Test
  void aWrongByteIsFound() {
    cli.time.at(
        0,
        () -> {
          download();
          Path leech = cli.sessions.made().get(2).added().get(0).savePath();
          spoil(leech.resolve("demo/two.bin"));
        });
    assertThat(demo()).isEqualTo(32);
    assertThat(cli.err())
        .contains("leech 2: SHA-256", "is not the seed's", "what was downloaded is not what");
    assertThat(cli.out()).contains("leech 1  SHA-256").doesNotContain("All right");
    assertThat(place).isEmptyDirectory();
  }

  private static void spoil(Path file) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      bytes[1000]++;
      Files.write(file, bytes);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  @Test
  void programsGetEvents() {
    cli.time.at(6_500, () -> tellAll(swap("picker", "rarest", "sequential", 7)));
    cli.time.at(AFTER_ALL_STEPS, this::download);
    assertThat(demo("--json")).isZero();
    assertThat(cli.events())
        .allMatch(line -> line.startsWith("{\"event\":\"") && line.endsWith("}"))
        .contains(
            "{\"event\":\"started\",\"member\":\"leech 3\",\"port\":6881,\"pid\":1}",
            "{\"event\":\"swap\",\"step\":\"stop picker.rarest\",\"service\":\"picker\",\"from\":\"rarest"
                + " 1\",\"to\":\"sequential 1\",\"outcome\":\"took_over\",\"state\":\"moved\",\"places\":3,"
                + "\"drainMillis\":0.0,\"gapMillis\":7.0,\"reason\":\"\"}")
        .anyMatch(line -> line.startsWith("{\"event\":\"step\",\"step\":\"update ext.pex\""))
        .anyMatch(line -> line.startsWith("{\"event\":\"progress\",\"member\":\"leech 2\""))
        .anyMatch(line -> line.startsWith("{\"event\":\"finished\",\"member\":\"leech 1\""))
        .filteredOn(
            line -> line.contains("\"event\":\"verified\"") && line.contains("\"right\":true"))
        .hasSize(3);
    assertThat(cli.events().get(cli.events().size() - 1))
        .startsWith(
            "{\"event\":\"result\",\"right\":true,\"leeches\":3,\"size\":1048576,\"steps\":9,")
        .contains("\"longestGapMillis\":7.0", "\"connectionsLost\":0");
  }

  @Test
  void aLostConnectionIsNotHidden() {
    cli.time.at(
        100,
        () -> {
          FakeSession leech = cli.sessions.made().get(1);
          FakeTorrent torrent = leech.torrent();
          leech.tell(new PeerAlert.PeerDisconnected(torrent.infoHash(), null, "timed out"));
        });
    cli.time.at(200, this::download);
    assertThat(demo()).isZero();
    assertThat(cli.out()).contains("A connection was lost: timed out", "1 end of connections lost");
  }

  @Test
  void aChangeThatIsRefusedEndsIt() {
    modules.refuse(ModuleException.Kind.FAILED, "it does not want to");
    assertThat(demo()).isEqualTo(1);
    assertThat(cli.err()).contains("stop picker.rarest: it does not want to");
    assertThat(place).isEmptyDirectory();
  }

  @Test
  void theWishToEndCleansUp() {
    cli.time.at(2_000, cli.stop::ask);
    assertThat(demo()).isEqualTo(7);
    assertThat(cli.out()).endsWith("Interrupted\n");
    assertThat(place).isEmptyDirectory();
    assertThat(cli.sessions.made())
        .allSatisfy(member -> assertThat(member.calls()).endsWith("stop", "close"));
  }

  @Test
  void aDownloadThatStandsStillTimesOut() {
    assertThat(demo("--timeout", "20s")).isEqualTo(2);
    assertThat(cli.err()).contains("timed out with 0% of the download done");
    assertThat(place).isEmptyDirectory();
  }

  @Test
  void dataIsKeptOnRequest() {
    cli.time.at(0, this::download);
    assertThat(demo("--keep")).isZero();
    assertThat(place).isDirectoryContaining(made -> made.toString().contains("hotswarm-demo-"));
    assertThat(cli.out()).contains("Kept: " + place);
  }

  @Test
  void onATerminalTheLeechesAreBelow() {
    use(new Cli(home).onTerminal(true, 80));
    cli.time.at(500, () -> cli.sessions.made().get(1).torrent().traffic(1_000_000, 0, 1, 0, 3));
    cli.time.at(2_000, this::download);
    assertThat(demo()).isZero();
    assertThat(cli.out()).contains("leech 1  ", "1.0 MB/s", "\u001b[A");
    assertThat(cli.out()).endsWith("every byte as the seed's\n");
  }

  @ParameterizedTest
  @CsvSource({
    "--size, 10k, from 1MiB to 16GiB",
    "--size, much, not a size",
    "--size, 1MiB/s, not a size",
    "--down, fast, not a rate",
    "--directory, /nowhere/at/all, no such directory",
    "--timeout, soon, not a time",
    "-q, more, one argument too many",
    "-q, --seeds, unknown option"
  })
  void whatMakesNoSenseIsRefused(String option, String value, String why) {
    assertThat(cli.run("demo", option, value)).isEqualTo(28);
    assertThat(cli.err()).contains(why);
    assertThat(cli.sessions.made()).isEmpty();
  }

  @Test
  void withoutThePartThatChangesBundlesItSaysSo() {
    cli.modules = Optional.empty();
    assertThat(demo()).isEqualTo(28);
    assertThat(cli.err()).contains("not available");
  }
}
