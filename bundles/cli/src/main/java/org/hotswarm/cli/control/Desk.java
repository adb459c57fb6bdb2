package org.hotswarm.cli.control;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hotswarm.api.Torrent;
import org.hotswarm.api.module.BundleStatus;
import org.hotswarm.api.module.ModuleStatus;
import org.hotswarm.api.module.Modules;
import org.hotswarm.cli.output.JsonText;

/** Answers requests, in any thread. */
final class Desk {
  /** Names of values that requests may have. */
  static final List<String> VALUES = List.of("bundle", "file", "service", "id", "torrent");

  private static final int MOST_NAMES = 20;

  private final Engine engine;
  private final Changes changes;
  private final Choices choices;

  Desk(Engine engine) {
    this.engine = engine;
    this.changes = new Changes(engine);
    this.choices = new Choices(engine);
  }

  /**
   * The lines of an answer, the last of them {@code done}.
   *
   * @throws ControlException when it was not done
   */
  List<String> answer(Request request) throws ControlException {
    return switch (request.command()) {
      case "engine" -> told(List.of(engine()));
      case "modules" -> told(modules());
      case "slots" -> told(engine.sessionNow().slots().stream().map(Rows::of).toList());
      case "reports" -> told(engine.sessionNow().reports().stream().map(Rows::of).toList());
      case "start", "stop", "update", "install", "uninstall" -> changes.answer(request);
      case "use" -> choices.answer(request);
      default -> throw unknown(request.command());
    };
  }

  private static ControlException unknown(String command) {
    return new ControlException(
        ControlException.Kind.UNKNOWN_COMMAND, "there is no command '" + command + "'");
  }

  private static List<String> told(List<String> rows) {
    List<String> lines = new ArrayList<>(rows);
    lines.add(Rows.done(""));
    return lines;
  }

  private String engine() throws ControlException {
    List<Torrent> torrents = engine.sessionNow().torrents();
    List<String> names =
        torrents.stream().limit(MOST_NAMES).map(torrent -> torrent.status().name()).toList();
    return JsonText.event(
        "engine",
        json -> {
          json.writeStringField("command", engine.command());
          json.writeNumberField("pid", ProcessHandle.current().pid());
          json.writeStringField("state", engine.state().toString());
          json.writeNumberField("torrents", torrents.size());
          Rows.list(json, "names", names);
        });
  }

  /** All providers, and the bundles that could bring some but do not. */
  private List<String> modules() throws ControlException {
    List<ModuleStatus> modules = engine.sessionNow().modules();
    Set<String> busy =
        modules.stream().map(module -> module.name().bundle()).collect(Collectors.toSet());
    List<String> rows = new ArrayList<>();
    modules.forEach(module -> rows.add(Rows.of(module)));
    List<BundleStatus> bundles = engine.modules().get().map(Modules::bundles).orElse(List.of());
    bundles.stream()
        .filter(bundle -> !busy.contains(bundle.name()))
        .forEach(bundle -> rows.add(Rows.idle(bundle)));
    return rows;
  }
}
