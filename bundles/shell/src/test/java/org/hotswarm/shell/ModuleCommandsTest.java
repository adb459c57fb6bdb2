package org.hotswarm.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hotswarm.api.module.BundleStatus;
import org.hotswarm.api.module.ModuleName;
import org.hotswarm.api.module.ModuleStatus;
import org.hotswarm.api.module.SlotStatus;
import org.hotswarm.api.module.SwapReport;
import org.hotswarm.api.settings.PeerSettings;
import org.hotswarm.api.settings.TransferSettings;
import org.hotswarm.api.status.TorrentState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModuleCommandsTest {
  private static final ModuleName RAREST =
      new ModuleName("rarest", "org.hotswarm.picker.rarest", "1.0.0");

  private final FakeEngine engine = new FakeEngine();
  private final FakeModules bundles = new FakeModules();
  private final ModuleCommands commands = new ModuleCommands(engine, bundles);

  private FakeTorrent torrent() {
    return engine.torrent("debian.iso", TorrentState.DOWNLOADING, 1, 2);
  }

  private static ModuleStatus module(String service, ModuleName name) {
    return new ModuleStatus(
        service,
        name,
        ModuleStatus.State.ACTIVE,
        0,
        ModuleStatus.Use.NONE,
        ModuleStatus.Faults.NONE);
  }

  @Test
  void modulesAreATable() {
    assertThat(commands.modules()).isEqualTo("no providers are there");
    bundles.bundles.add(new BundleStatus(RAREST.bundle(), "1.0.0", "active", "f"));
    bundles.bundles.add(new BundleStatus("org.hotswarm.choker.rate", "1.0.0", "resolved", "f"));
    engine.modules.add(
        new ModuleStatus(
            "picker",
            RAREST,
            ModuleStatus.State.ACTIVE,
            10,
            new ModuleStatus.Use(2, List.of(torrent().infoHash()), List.of()),
            ModuleStatus.Faults.NONE));
    engine.modules.add(
        new ModuleStatus(
            "store",
            new ModuleName("odd", "com.example.odd", "0.1.0"),
            ModuleStatus.State.QUARANTINED,
            0,
            new ModuleStatus.Use(1, List.of(), List.of("odd-1")),
            new ModuleStatus.Faults(5, 0, Optional.of("threw \u001b[2J"))));
    assertThat(commands.modules().lines())
        .containsExactly(
            "service  id      bundle           version  state        ranking    used by  threads"
                + "  last fault",
            "picker   rarest  picker.rarest    1.0.0    active            10  1 torrent        0"
                + "  -",
            "store    odd     com.example.odd  0.1.0    quarantined        0    session        1"
                + "  threw \ufffd[2J",
            "-        -       choker.rate      1.0.0    stopped            -          -        -"
                + "  -");
    assertThat(new ModuleCommands(engine).modules().lines()).hasSize(3);
  }

  @Test
  void slotsAreATable() {
    assertThat(commands.slots()).isEqualTo("no places are there");
    FakeTorrent torrent = torrent();
    engine.slots.add(
        new SlotStatus(
            "picker",
            Optional.of(torrent.infoHash()),
            Optional.of(RAREST),
            SlotStatus.State.FILLED));
    engine.slots.add(
        new SlotStatus("choker", Optional.empty(), Optional.empty(), SlotStatus.State.PARKED));
    assertThat(commands.slots().lines())
        .containsExactly(
            "service  torrent   id      version  state",
            "picker   " + torrent.infoHash().hex().substring(0, 8) + "  rarest  1.0.0    filled",
            "choker   session   -       -        parked");
  }

  @Test
  void reportsAreLines() {
    assertThat(commands.reports()).isEqualTo("nothing has changed so far");
    SwapReport report =
        new SwapReport(
            "picker",
            Optional.of(RAREST),
            Optional.empty(),
            SwapReport.Outcome.PARKED,
            SwapReport.State.PARKED,
            new SwapReport.Places(1, List.of(), Duration.ZERO, Duration.ofMillis(2)),
            "");
    engine.reports.add(report);
    engine.reports.add(report);
    assertThat(commands.reports()).isEqualTo(report.words() + "\n" + report.words());
  }

  @Test
  void swapChoosesForAllOrForOne() {
    FakeTorrent torrent = torrent();
    engine.modules.add(module("picker", RAREST));
    engine.modules.add(module("choker", new ModuleName("rate", "b", "1")));
    engine.modules.add(module("store", new ModuleName("memory", "b", "1")));
    assertThat(commands.swap("picker", "rarest")).isEqualTo("picker is rarest");
    assertThat(commands.swap("choker", "rate")).isEqualTo("choker is rate");
    assertThat(engine.settings().get(TransferSettings.PICKER)).isEqualTo("rarest");
    assertThat(engine.settings().get(PeerSettings.CHOKER)).isEqualTo("rate");
    assertThat(commands.swap("picker", "")).isEqualTo("picker is the highest-ranking");
    assertThat(commands.swap("picker", "rarest", "1")).isEqualTo("picker of debian.iso is rarest");
    assertThat(commands.swap("store", "memory", "1")).isEqualTo("store of debian.iso is memory");
    assertThat(commands.swap("picker", "", "1")).isEqualTo("picker of debian.iso is the session's");
    assertThat(torrent.calls)
        .containsExactly(
            "use Providers[picker=Optional[rarest], store=Optional.empty]",
            "use Providers[picker=Optional[rarest], store=Optional[memory]]",
            "use Providers[picker=Optional.empty, store=Optional[memory]]");
    assertThat(commands.swap("choker", "rate", "1")).contains("serves all torrents");
    assertThat(commands.swap("picker", "rarest", "7")).contains("there is no torrent '7'");
    assertThat(commands.swap("picker", "lucky"))
        .isEqualTo("hotswarm: there is no picker 'lucky'; there is rarest");
  }

  @Test
  void swapChangesBundles() {
    assertThat(commands.swap("stop", "b")).isEqualTo("b 1.0.0 is stopped");
    assertThat(commands.swap("start", "b")).isEqualTo("b 1.0.0 is active");
    assertThat(commands.swap("update", "b")).isEqualTo("b 1.0.0 is active");
    assertThat(commands.swap("update", "b", "/x/b.jar")).isEqualTo("b 1.0.0 is active");
    assertThat(commands.swap("install", "/x/c.jar")).isEqualTo("c.jar 1.0.0 is active");
    assertThat(commands.swap("uninstall", "c")).isEqualTo("c is uninstalled");
    assertThat(bundles.calls)
        .containsExactly(
            "stop b",
            "start b",
            "update b",
            "update b /x/b.jar",
            "install /x/c.jar",
            "uninstall c");
    assertThat(commands.swap("stop", "none")).isEqualTo("hotswarm: there is no bundle 'none'");
    assertThat(commands.swap("install", "a\0")).startsWith("hotswarm: a\ufffd: ");
    assertThat(new ModuleCommands(engine).swap("stop", "b")).contains("nothing is there");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "picker", "frob x", "stop a b", "install a b", "update a b c"})
  void swapAnswersMistakes(String words) {
    String[] given = words.isEmpty() ? new String[0] : words.split(" ");
    assertThat(commands.swap(given)).startsWith("hotswarm: write hotswarm:swap picker");
    assertThat(bundles.calls).isEmpty();
  }
}
