package org.hotswarm.shell;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.hotswarm.api.module.BundleStatus;
import org.hotswarm.api.module.ModuleName;
import org.hotswarm.api.module.ModuleStatus;
import org.hotswarm.api.module.SlotStatus;
import org.hotswarm.api.module.SwapReport;

/** The parts of the engine as tables. */
final class ModuleTables {
  private static final String OURS = "org.hotswarm.";
  private static final int SHORT_HASH = 8;

  private ModuleTables() {}

  static String modules(List<ModuleStatus> modules, List<BundleStatus> bundles) {
    Table table =
        new Table(
            "service",
            "id",
            "bundle",
            "version",
            "state",
            "ranking>",
            "used by>",
            "threads>",
            "last fault");
    for (ModuleStatus module : modules) {
      table.row(
          module.service(),
          module.name().id(),
          bundle(module.name().bundle()),
          module.name().version(),
          module.state().name().toLowerCase(Locale.ROOT),
          module.ranking(),
          usedBy(module.use()),
          module.use().threads().size(),
          module.faults().last().orElse("-"));
    }
    Set<String> busy =
        modules.stream().map(module -> module.name().bundle()).collect(Collectors.toSet());
    bundles.stream()
        .filter(bundle -> !busy.contains(bundle.name()))
        .forEach(
            bundle ->
                table.row(
                    "-",
                    "-",
                    bundle(bundle.name()),
                    bundle.version(),
                    state(bundle),
                    "-",
                    "-",
                    "-",
                    "-"));
    return table.orElse("no providers are there");
  }

  private static String usedBy(ModuleStatus.Use use) {
    int torrents = use.torrents().size();
    if (torrents > 0) {
      return torrents + (torrents == 1 ? " torrent" : " torrents");
    }
    return use.slots() > 0 ? "session" : "-";
  }

  /** As it is written in commands. */
  private static String bundle(String name) {
    return name.startsWith(OURS) ? name.substring(OURS.length()) : name;
  }

  static String state(BundleStatus bundle) {
    return bundle.state().equals("resolved") ? "stopped" : bundle.state();
  }

  static String slots(List<SlotStatus> slots) {
    Table table = new Table("service", "torrent", "id", "version", "state");
    for (SlotStatus slot : slots) {
      table.row(
          slot.service(),
          slot.torrent().map(hash -> hash.hex().substring(0, SHORT_HASH)).orElse("session"),
          slot.module().map(ModuleName::id).orElse("-"),
          slot.module().map(ModuleName::version).orElse("-"),
          slot.state().name().toLowerCase(Locale.ROOT));
    }
    return table.orElse("no places are there");
  }

  static String reports(List<SwapReport> reports) {
    return reports.stream()
        .map(report -> Shown.text(report.words()))
        .reduce((a, b) -> a + "\n" + b)
        .orElse("nothing has changed so far");
  }
}
