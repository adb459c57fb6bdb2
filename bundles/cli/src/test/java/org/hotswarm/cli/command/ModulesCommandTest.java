package org.hotswarm.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.hotswarm.api.module.ModuleException;
import org.hotswarm.api.module.ModuleName;
import org.hotswarm.api.module.ModuleStatus;
import org.hotswarm.api.module.SlotStatus;
import org.hotswarm.api.module.SwapReport;
import org.hotswarm.api.settings.TransferSettings;
import org.hotswarm.cli.fake.Cli;
import org.hotswarm.cli.fake.FakeModules;
import org.hotswarm.cli.fake.Torrents;
import org.hotswarm.model.hash.InfoHash;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One command runs, another one talks to it through its socket. */
class ModulesCommandTest {
  private static final ModuleName RAREST =
      new ModuleName("rarest", "org.hotswarm.picker.rarest", "1.0.0");

  @TempDir private Path home;
  private final List<Cli> running = new ArrayList<>();
  private final List<CompletableFuture<Integer>> ends = new ArrayList<>();
  private Cli client;

  @BeforeEach
  void prepare() {
    client = new Cli(home);
  }

  @AfterEach
  void end() {
    running.forEach(cli -> cli.stop.ask());
    ends.forEach(end -> assertThat(end).succeedsWithin(Duration.ofSeconds(20)));
  }

  private Cli start(String... args) {
    Cli cli = new Cli(home).inRealTime();
    cli.modules = Optional.of(new FakeModules().bundle("org.hotswarm.choker.rate", "resolved"));
    cli.factory.torrent("a.torrent", Torrents.single("a.iso", 10));
    running.add(cli);
    ends.add(CompletableFuture.supplyAsync(() -> cli.run(args)));
    await().until(() -> !cli.session.torrents().isEmpty());
    return cli;
  }

  private Cli get() {
    return start("get", "a.torrent", "-o", home.resolve("a").toString());
  }

  private List<String> told(String... args) {
    assertThat(client.run(args)).as(client.err()).isZero();
    List<String> lines = client.out().lines().toList();
    client = new Cli(home);
    return lines;
  }

  private void fails(int code, String message, String... args) {
    assertThat(client.run(args)).as(client.err()).isEqualTo(code);
    assertThat(client.err()).contains(message);
    client = new Cli(home);
  }

  @Test
  void modulesAreATable() {
    Cli engine = get();
    InfoHash hash = engine.session.torrent().infoHash();
    engine.session.module(
        new ModuleStatus(
            "picker",
            RAREST,
            ModuleStatus.State.ACTIVE,
            10,
            new ModuleStatus.Use(1, List.of(hash), List.of()),
            ModuleStatus.Faults.NONE));
    engine.session.module(
        new ModuleStatus(
            "choker",
            new ModuleName("odd", "com.example.odd", "0.1.0"),
            ModuleStatus.State.QUARANTINED,
            0,
            new ModuleStatus.Use(1, List.of(), List.of("odd-1", "odd-2")),
            new ModuleStatus.Faults(5, 1, Optional.of("threw \u001b[2J"))));
    assertThat(told("modules"))
        .containsExactly(
            "service  id      bundle           version  state        ranking    used by  threads "
                + " last fault",
            "picker   rarest  picker.rarest    1.0.0    active            10  1 torrent        0"
                + "  -",
            "choker   odd     com.example.odd  0.1.0    quarantined        0    session        2"
                + "  threw \ufffd[2J",
            "-        -       choker.rate      1.0.0    stopped            -          -        -"
                + "  -");
    assertThat(told("modules", "list", "--json"))
        .hasSize(3)
        .allMatch(line -> line.startsWith("{\"event\":\"module\""))
        .first()
        .asString()
        .contains("\"torrents\":[\"" + hash.hex() + "\"]");
  }

  @Test
  void slotsAndReports() {
    Cli engine = get();
    assertThat(told("modules", "slots")).containsExactly("no places are there");
    assertThat(told("modules", "reports")).containsExactly("nothing has changed so far");
    InfoHash hash = engine.session.torrent().infoHash();
    engine.session.slot(
        new SlotStatus("picker", Optional.of(hash), Optional.of(RAREST), SlotStatus.State.FILLED));
    engine.session.slot(
        new SlotStatus("choker", Optional.empty(), Optional.empty(), SlotStatus.State.PARKED));
    SwapReport report =
        new SwapReport(
            "picker",
            Optional.of(RAREST),
            Optional.empty(),
            SwapReport.Outcome.PARKED,
            SwapReport.State.PARKED,
            new SwapReport.Places(1, List.of(hash), Duration.ZERO, Duration.ofMillis(2)),
            "");
    engine.session.report(report);
    assertThat(told("modules", "slots"))
        .containsExactly(
            "service  torrent   id      version  state",
            "picker   " + hash.hex().substring(0, 8) + "  rarest  1.0.0    filled",
            "choker   session   -       -        parked");
    assertThat(told("modules", "reports")).containsExactly(report.words());
    assertThat(told("modules", "reports", "--json"))
        .singleElement()
        .asString()
        .startsWith("{\"event\":\"swap\",\"service\":\"picker\",\"from\":\"rarest 1.0.0\"");
  }

  @Test
  void changesAreToldInWords() {
    Cli engine = get();
    assertThat(told("modules", "start", "org.hotswarm.choker.rate"))
        .containsExactly("org.hotswarm.choker.rate 1.0.0 is active");
    assertThat(told("modules", "install", "x.jar", "/y.jar"))
        .containsExactly("x 1.0.0 is active", "y 1.0.0 is active");
    assertThat(told("modules", "update", "x", "x.jar", "--json"))
        .containsExactly(
            "{\"event\":\"bundle\",\"bundle\":\"x\",\"version\":\"1.0.0\",\"state\":\"active\","
                + "\"location\":\"file:x\"}");
    assertThat(told("modules", "stop", "x", "y"))
        .containsExactly("x 1.0.0 is stopped", "y 1.0.0 is stopped");
    assertThat(told("modules", "uninstall", "x")).containsExactly("x is uninstalled");
    String jar = Path.of("x.jar").toAbsolutePath().toString();
    assertThat(engine.modules.orElseThrow().calls())
        .contains("install " + jar, "install /y.jar", "update x " + jar, "stop y");
  }

  @Test
  void useChoosesLive() {
    Cli engine = get();
    engine.session.module("picker", "sequential");
    assertThat(told("modules", "use", "picker=sequential")).containsExactly("picker is sequential");
    assertThat(engine.session.settings().get(TransferSettings.PICKER)).isEqualTo("sequential");
    assertThat(told("modules", "use", "picker=sequential", "a.iso", "--json"))
        .containsExactly("{\"event\":\"done\",\"message\":\"picker of a.iso is sequential\"}");
    assertThat(told("modules", "use", "picker=")).containsExactly("picker is the highest-ranking");
    assertThat(engine.session.torrent().calls()).hasSize(1);
  }

  @Test
  void refusalsKeepTheirWordsAndHaveACode() {
    Cli engine = get();
    fails(28, "there is no bundle 'x'", "modules", "stop", "x");
    fails(28, "there is no picker 'x'", "modules", "use", "picker=x");
    engine
        .modules
        .orElseThrow()
        .refuse(ModuleException.Kind.UNRESOLVED, "x.jar needs the package a.b, which nobody has");
    fails(1, "x.jar needs the package a.b, which nobody has", "modules", "install", "x.jar");
    engine.modules = Optional.empty();
    fails(1, "no part that changes bundles", "modules", "install", "x.jar");
  }

  @Test
  void wordsThatMakeNoSense() {
    fails(28, "modules frob: write list", "modules", "frob");
    fails(28, "'x' is one argument too many", "modules", "slots", "x");
    fails(28, "BUNDLE is missing", "modules", "stop");
    fails(28, "BUNDLE is missing", "modules", "update");
    fails(28, "FILE is missing", "modules", "install");
    fails(28, "write BUNDLE, or BUNDLE FILE", "modules", "update", "a", "b", "c");
    for (String words : List.of("use", "use picker", "use =x", "use picker=a b c")) {
      fails(28, "write SERVICE=ID", ("modules " + words).split(" "));
    }
  }

  @Test
  void nobodyRuns() {
    fails(1, "no engine runs below " + home.resolve(".local/state/hotswarm"), "modules");
    fails(1, "no engine answers in " + home, "modules", "--state", home.toString());
  }

  @Test
  void severalRun() {
    get();
    String state = home.resolve("s").toString();
    start("seed", "a.torrent", "-d", home.toString(), "--state", state);
    assertThat(told("modules", "slots")).containsExactly("no places are there");
    start("seed", "a.torrent", "-d", home.toString());
    assertThat(client.run("modules", "stop", "x")).isEqualTo(28);
    assertThat(client.err()).contains("2 engines run; choose one with --state");
    assertThat(client.out().lines()).hasSize(3).first().asString().startsWith("process  command");
    assertThat(client.out()).contains("get", "seed", "a.iso", home + "/.local/state/hotswarm/");
    client = new Cli(home);
    assertThat(client.run("modules", "--json")).isEqualTo(28);
    assertThat(client.events()).hasSize(3).first().asString().contains("\"event\":\"engine\"");
    client = new Cli(home);
    assertThat(told("modules", "slots", "--state", state)).hasSize(1);
  }

  @Test
  void aStateDirectoryIsForOneProcess() {
    get();
    client.factory.torrent("a.torrent", Torrents.single("a.iso", 10));
    fails(
        1,
        "is in use by another process; --state names another",
        "get",
        "a.torrent",
        "-o",
        home.resolve("a").toString());
    client.factory.torrent("a.torrent", Torrents.single("a.iso", 10));
    Path state = StateDirectory.usual(home.resolve("a"), java.util.Map.of("HOME", home + ""));
    fails(1, "is in use", "seed", "a.torrent", "-d", home + "", "--state", state.toString());
  }

  @Test
  void aSeedThatKeepsNothingThereGoesOnWithoutASocket() {
    start("seed", "a.torrent", "-d", home.toString());
    Cli second = start("seed", "a.torrent", "-d", home.toString());
    assertThat(second.out()).contains("'hotswarm modules' reaches that one only");
  }

  @Test
  void theSocketGoesWithTheCommand() {
    Cli engine = get();
    assertThat(told("modules", "slots")).hasSize(1);
    engine.stop.ask();
    assertThat(ends.get(0)).succeedsWithin(Duration.ofSeconds(20)).isEqualTo(7);
    fails(1, "no engine runs", "modules");
    assertThat(
            StateDirectory.usual(home.resolve("a"), java.util.Map.of("HOME", home + ""))
                .resolve("control"))
        .doesNotExist();
  }
}
