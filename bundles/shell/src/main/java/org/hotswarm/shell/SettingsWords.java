package org.hotswarm.shell;

import java.util.Map;
import org.hotswarm.api.Session;
import org.hotswarm.api.settings.Setting;
import org.hotswarm.api.settings.Settings;
import org.hotswarm.api.settings.SettingsTable;

/** Shows and changes settings. */
final class SettingsWords {
  private static final String USAGE =
      "hotswarm:settings, hotswarm:settings get NAME, or hotswarm:settings set NAME VALUE";

  private final Session session;

  SettingsWords(Session session) {
    this.session = session;
  }

  String say(String... words) throws Mistake {
    if (words.length == 0) {
      return all();
    }
    if (words.length == 2 && words[0].equals("get")) {
      return one(words[1]);
    }
    if (words.length == 3 && words[0].equals("set")) {
      return set(words[1], words[2]);
    }
    throw new Mistake("write " + USAGE);
  }

  private String all() {
    Settings settings = session.settings();
    Table table = new Table("name", "value>", "default>", "unit", "about");
    for (Setting<?> setting : SettingsTable.all().values()) {
      table.row(
          setting.name(),
          Shown.value(settings.get(setting)),
          Shown.value(setting.fallback()),
          setting.unit(),
          setting.about());
    }
    return table.toString();
  }

  private String one(String name) throws Mistake {
    Setting<?> setting =
        SettingsTable.find(name)
            .orElseThrow(() -> new Mistake("there is no setting '" + name + "'; " + similar(name)));
    Table table = new Table("name", setting.name());
    table.row("value", Shown.value(session.settings().get(setting)));
    table.row("default", Shown.value(setting.fallback()));
    setting.allowed().ifPresent(range -> table.row("allowed", range));
    table.row("unit", setting.unit());
    table.row("about", setting.about());
    return table.toString();
  }

  private static String similar(String name) {
    String part = name.isEmpty() ? name : name.split("_")[0];
    String found =
        SettingsTable.all().entrySet().stream()
            .map(Map.Entry::getKey)
            .filter(known -> known.contains(part))
            .limit(5)
            .reduce((a, b) -> a + ", " + b)
            .orElse("");
    return found.isEmpty() ? "hotswarm:settings lists them" : "there is " + found;
  }

  private String set(String name, String value) throws Mistake {
    try {
      session.apply(session.settings().with(name, value));
    } catch (IllegalArgumentException | IllegalStateException refused) {
      throw new Mistake(refused.getMessage());
    }
    return one(name);
  }
}
