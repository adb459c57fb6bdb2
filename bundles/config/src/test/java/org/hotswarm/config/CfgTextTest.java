package org.hotswarm.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.stream.Collectors;
import org.hotswarm.api.settings.Setting;
import org.hotswarm.api.settings.SettingsGroup;
import org.hotswarm.api.settings.SettingsTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CfgTextTest {
  @TempDir Path directory;

  @Test
  void withoutItsCommentSignsAFileSaysTheDefaults() throws Exception {
    for (SettingsGroup group : SettingsTable.groups()) {
      Properties none = new Properties();
      none.load(new StringReader(CfgText.of(group)));
      assertThat(none).as("nothing is set").isEmpty();
      Properties all = new Properties();
      all.load(
          new StringReader(
              CfgText.of(group)
                  .lines()
                  .filter(line -> line.matches("#\\w+ =.*"))
                  .map(line -> line.substring(1))
                  .collect(Collectors.joining("\n"))));
      assertThat(all).hasSameSizeAs(group.settings());
      for (Setting<?> setting : group.settings()) {
        assertThat((Object) setting.parse(all.getProperty(setting.name())))
            .isEqualTo(setting.fallback());
      }
    }
  }

  @Test
  void fillsTheMarkedPlaces() throws Exception {
    Path file = Files.writeString(directory.resolve("features.xml"), "<a>@org.hotswarm.peer@</a>");
    CfgText.main(file.toString());
    assertThat(Files.readString(file))
        .startsWith("<a>\n# Whom")
        .contains("#connections_limit = ")
        .doesNotContain("@");
  }
}
