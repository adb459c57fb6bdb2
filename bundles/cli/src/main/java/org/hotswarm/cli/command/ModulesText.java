package org.hotswarm.cli.command;

import java.util.List;
import org.hotswarm.cli.control.ControlClient;
import org.hotswarm.cli.control.JsonObject;
import org.hotswarm.cli.output.Amounts;
import org.hotswarm.cli.output.Printable;
import org.hotswarm.cli.output.Table;

/** What an engine answered, for people. */
final class ModulesText {
  private static final String OURS = "org.hotswarm.";
  private static final int SHORT_HASH = 8;

  private ModulesText() {}

  static List<String> of(String command, List<ControlClient.Line> rows) {
    List<JsonObject> objects = rows.stream().map(ControlClient.Line::row).toList();
    return switch (command) {
      case "slots" -> slots(objects);
      case "reports" -> reports(objects);
      default -> modules(objects);
    };
  }

  private static List<String> modules(List<JsonObject> rows) {
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
    for (JsonObject row : rows) {
      boolean idle = row.text("service").isEmpty();
      table.row(
          dash(row.text("service")),
          dash(row.text("id")),
          bundle(row.text("bundle")),
          row.text("version"),
          row.text("state").equals("resolved") ? "stopped" : row.text("state"),
          idle ? "-" : row.text("ranking"),
          usedBy(row),
          idle ? "-" : row.list("threads").size(),
          dash(row.text("lastFault")));
    }
    return table.isEmpty() ? List.of("no modules are there") : table.lines();
  }

  private static String usedBy(JsonObject row) {
    int torrents = row.list("torrents").size();
    if (torrents > 0) {
      return Amounts.count(torrents, "torrent");
    }
    return row.number("places") > 0 ? "session" : "-";
  }

  /** As it is written in commands. */
  private static String bundle(String name) {
    return name.startsWith(OURS) ? name.substring(OURS.length()) : name;
  }

  private static List<String> slots(List<JsonObject> rows) {
    Table table = new Table("service", "torrent", "id", "version", "state");
    for (JsonObject row : rows) {
      String torrent = row.text("torrent");
      table.row(
          row.text("service"),
          torrent.isEmpty() ? "session" : torrent.substring(0, SHORT_HASH),
          dash(row.text("id")),
          dash(row.text("version")),
          row.text("state"));
    }
    return table.isEmpty() ? List.of("no places are there") : table.lines();
  }

  private static List<String> reports(List<JsonObject> rows) {
    return rows.isEmpty()
        ? List.of("nothing has changed so far")
        : rows.stream().map(row -> Printable.line(row.text("words"))).toList();
  }

  static List<String> engines(List<ControlClient.Line> running) {
    Table table = new Table("process>", "command", "torrents", "state");
    for (ControlClient.Line line : running) {
      JsonObject row = line.row();
      List<String> names = row.list("names");
      long more = row.number("torrents") - Math.min(1, names.size());
      String first = names.isEmpty() ? "" : names.get(0);
      table.row(
          row.text("pid"),
          row.text("command"),
          more > 0 ? first + " and " + more + " more" : dash(first),
          row.text("state"));
    }
    return table.lines();
  }

  private static String dash(String text) {
    return text.isEmpty() ? "-" : text;
  }
}
