package org.hotswarm.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hotswarm.api.settings.Setting;
import org.hotswarm.api.settings.SettingsGroup;
import org.hotswarm.api.settings.SettingsTable;

/**
 * The files that Karaf puts into {@code etc}: every setting with its default, all commented out.
 */
public final class CfgText {
  private static final int WIDTH = 98;

  private CfgText() {}

  /** What a setting is: unit and meaning, which read as one, and the range. */
  static String about(Setting<?> setting) {
    if (setting.kind() == Boolean.class) {
      return setting.about() + " (" + setting.unit() + ")";
    }
    String range = setting.allowed().map(allowed -> " (" + allowed + ")").orElse("");
    return setting.unit() + " " + setting.about() + range;
  }

  /** The file of a group. */
  static String of(SettingsGroup group) {
    String head =
        wrapped(group.about() + " Lines without # are applied at once, and win over the shell.");
    return group.settings().stream()
        .map(
            setting ->
                "\n"
                    + wrapped(about(setting))
                    + ("#" + setting.name() + " = " + setting.fallbackText()).stripTrailing()
                    + "\n")
        .collect(Collectors.joining("", head, ""));
  }

  private static String wrapped(String text) {
    StringBuilder lines = new StringBuilder();
    StringBuilder line = new StringBuilder("#");
    for (String word : text.split(" ")) {
      if (line.length() + 1 + word.length() > WIDTH) {
        lines.append(line).append('\n');
        line = new StringBuilder("#");
      }
      line.append(' ').append(word);
    }
    return lines.append(line).append('\n').toString();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /** Puts the texts in the places that {@code @org.hotswarm.<group>@} marks in feature files. */
  public static void main(String... files) throws IOException {
    for (String name : files) {
      Path file = Path.of(name);
      String text = Files.readString(file);
      for (SettingsGroup group :
          Stream.concat(SettingsTable.groups().stream(), Stream.of(Autostart.GROUP)).toList()) {
        text = text.replace("@org.hotswarm." + group.name() + "@", "\n" + escaped(of(group)));
      }
      Files.writeString(file, text);
    }
  }
}
