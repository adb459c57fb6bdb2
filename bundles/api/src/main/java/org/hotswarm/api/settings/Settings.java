package org.hotswarm.api.settings;

import java.util.HashMap;
import java.util.Map;

/** Values for all settings: the defaults, and what was changed. Immutable. */
public final class Settings {
  private static final Settings DEFAULTS = new Settings(Map.of());

  private final Map<Setting<?>, Object> changed;

  private Settings(Map<Setting<?>, Object> changed) {
    this.changed = Map.copyOf(changed);
  }

  /** All as the table says. */
  public static Settings defaults() {
    return DEFAULTS;
  }

  /** The value of {@code setting}. */
  public <T> T get(Setting<T> setting) {
    Object value = changed.get(setting);
    return value == null ? setting.fallback() : setting.kind().cast(value);
  }

  /**
   * The same with one value changed.
   *
   * @throws SettingsException when the value is not allowed
   */
  public <T> Settings with(Setting<T> setting, T value) {
    return changed(setting, setting.check(value));
  }

  /**
   * The same with one value changed, both given as text.
   *
   * @throws SettingsException when the name is unknown or the value is not allowed
   */
  public Settings with(String name, String value) {
    Setting<?> setting =
        SettingsTable.find(name)
            .orElseThrow(() -> new SettingsException("there is no setting '" + name + "'"));
    return changed(setting, setting.parse(value));
  }

  private Settings changed(Setting<?> setting, Object value) {
    Map<Setting<?>, Object> next = new HashMap<>(changed);
    if (value.equals(setting.fallback())) {
      next.remove(setting);
    } else {
      next.put(setting, value);
    }
    return new Settings(next);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Settings that && changed.equals(that.changed);
  }

  @Override
  public int hashCode() {
    return changed.hashCode();
  }
}
