package org.hotswarm.api.settings;

import java.util.List;

/**
 * Settings that belong together.
 *
 * @param name one lower-case word
 * @param about what they are for, a sentence
 * @param settings in the order of the table
 */
public record SettingsGroup(String name, String about, List<Setting<?>> settings) {
  public SettingsGroup {
    settings = List.copyOf(settings);
  }
}
