package org.hotswarm.cli.command;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import org.hotswarm.api.settings.Setting;
import org.hotswarm.api.settings.Settings;
import org.hotswarm.api.settings.SettingsGroup;
import org.hotswarm.api.settings.SettingsTable;
import org.hotswarm.api.settings.SettingsText;
import org.hotswarm.cli.arguments.Arguments;
import org.hotswarm.cli.arguments.Syntax;
import org.hotswarm.cli.exit.ExitCode;
import org.hotswarm.cli.exit.Failure;
import org.hotswarm.cli.output.JsonLines;

/** Prints all settings as a configuration file that explains itself. */
final class SettingsCommand implements Command {
  @Override
  public Syntax syntax() {
    Syntax syntax =
        new Syntax("settings", "Prints all settings as a configuration file.")
            .flag("", "--json", "one JSON object per setting");
    return ConfigFile.addTo(syntax).footer(ConfigFile.HELP);
  }

  @Override
  public ExitCode run(Arguments given, Surroundings around) throws Failure {
    ConfigFile.apply(given, around);
    Settings settings = around.session().await(around.stop()).settings();
    PrintStream out = around.terminal().out();
    if (given.has("--json")) {
      JsonLines lines = new JsonLines(out);
      for (SettingsGroup group : SettingsTable.groups()) {
        for (Setting<?> setting : group.settings()) {
          lines.event("setting", json -> write(group, setting, settings, json));
        }
      }
    } else {
      out.print(text(settings, ConfigFile.usual(around.environment())));
    }
    out.flush();
    return ExitCode.COMPLETE;
  }

  private static String text(Settings settings, Path usual) {
    StringBuilder text = new StringBuilder();
    text.append(
        SettingsText.remark(
            "Settings of Hotswarm, read from " + usual + ". Lines with # have the default."));
    for (SettingsGroup group : SettingsTable.groups()) {
      text.append("\n\n").append(SettingsText.of(group, "", settings));
    }
    return text.toString();
  }

  private static <T> void write(
      SettingsGroup group, Setting<T> setting, Settings settings, JsonGenerator json)
      throws IOException {
    json.writeStringField("name", setting.name());
    json.writeStringField("group", group.name());
    json.writeStringField("value", setting.text(settings.get(setting)));
    json.writeStringField("default", setting.fallbackText());
    json.writeStringField("allowed", setting.allowed().orElse(""));
    json.writeStringField("unit", setting.unit());
    json.writeStringField("about", setting.about());
  }
}
