package org.hotswarm.api.settings;

import java.util.stream.Collectors;

/** Settings as the lines of a file that explains itself: {@code name = value}, remarks behind #. */
public final class SettingsText {
  private static final int WIDTH = 98;

  private SettingsText() {}

  /** What a setting is: unit and meaning, which read as one, and the range. */
  public static String about(Setting<?> setting) {
    if (setting.kind() == Boolean.class) {
      return setting.about() + " (" + setting.unit() + ")";
    }
    String range = setting.allowed().map(allowed -> " (" + allowed + ")").orElse("");
    return setting.unit() + " " + setting.about() + range;
  }

  /**
   * All settings of a group, each below what it means. Those that are as the table says are
   * remarks.
   *
   * @param hint behind what the group is for, a sentence
   */
  public static String of(SettingsGroup group, String hint, Settings values) {
    return group.settings().stream()
        .map(setting -> "\n" + remark(about(setting)) + line(setting, values))
        .collect(Collectors.joining("", remark(group.about() + " " + hint), ""));
  }

  private static <T> String line(Setting<T> setting, Settings values) {
    boolean usual = values.get(setting).equals(setting.fallback());
    String line = setting.name() + " = " + setting.text(values.get(setting));
    return (usual ? "#" : "") + line.stripTrailing() + "\n";
  }

  /** Text as lines that are remarks. */
  public static String remark(String text) {
    StringBuilder lines = new StringBuilder();
    StringBuilder line = new StringBuilder("#");
    for (String word : text.strip().split(" ")) {
      if (line.length() + 1 + word.length() > WIDTH) {
        lines.append(line).append('\n');
        line = new StringBuilder("#");
      }
      line.append(' ').append(word);
    }
    return lines.append(line).append('\n').toString();
  }
}
