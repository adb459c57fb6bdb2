package org.hotswarm.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.hotswarm.api.settings.Settings;
import org.hotswarm.api.settings.SettingsGroup;
import org.hotswarm.api.settings.SettingsTable;
import org.hotswarm.api.settings.SettingsText;

/**
 * The files that Karaf puts into {@code etc}: every setting with its default, all commented out.
 */
public final class CfgText {
  private CfgText() {}

  /** The file of a group. */
  static String of(SettingsGroup group) {
    return SettingsText.of(
        group, "Lines without # are applied at once, and win over the shell.", Settings.defaults());
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
