package org.hotswarm.config;

import java.util.Collections;
import java.util.Dictionary;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.hotswarm.api.settings.Setting;
import org.hotswarm.api.settings.SettingsException;
import org.hotswarm.api.settings.SettingsGroup;
import org.osgi.service.cm.ConfigurationException;
import org.osgi.service.cm.ManagedService;
import org.osgi.service.metatype.MetaTypeProvider;
import org.osgi.service.metatype.ObjectClassDefinition;

/** A group of settings as a PID. Owner thread: Configuration Admin's. */
final class Pid implements ManagedService, MetaTypeProvider {
  private static final String PREFIX = "org.hotswarm.";

  private final SettingsGroup group;
  private final Taker taker;
  private boolean configured;

  /**
   * @param group its settings
   * @param taker who gets their values
   */
  Pid(SettingsGroup group, Taker taker) {
    this.group = group;
    this.taker = taker;
  }

  /** Gets the values that a configuration has. */
  @FunctionalInterface
  interface Taker {
    /**
     * Applies all or none.
     *
     * @param texts of those that are given, each one allowed; the others have their default
     * @throws SettingsException when they cannot be applied
     */
    void take(Map<Setting<?>, String> texts);
  }

  String name() {
    return PREFIX + group.name();
  }

  @Override
  public void updated(Dictionary<String, ?> properties) throws ConfigurationException {
    if (properties == null && !configured) {
      return;
    }
    Map<Setting<?>, String> texts = properties == null ? Map.of() : read(properties);
    try {
      taker.take(texts);
    } catch (SettingsException refused) {
      throw new ConfigurationException(null, refused.getMessage(), refused);
    }
    configured = properties != null;
  }

  /** Names with a dot are those of Configuration Admin and of whoever writes files. */
  private Map<Setting<?>, String> read(Dictionary<String, ?> properties)
      throws ConfigurationException {
    Map<Setting<?>, String> texts = new LinkedHashMap<>();
    for (String key : Collections.list(properties.keys())) {
      if (!key.contains(".")) {
        Setting<?> setting = setting(key);
        texts.put(setting, read(setting, properties.get(key)));
      }
    }
    return texts;
  }

  private Setting<?> setting(String key) throws ConfigurationException {
    return group.settings().stream()
        .filter(setting -> setting.name().equals(key))
        .findFirst()
        .orElseThrow(() -> new ConfigurationException(key, name() + " has only " + all()));
  }

  private String all() {
    return group.settings().stream().map(Setting::name).collect(Collectors.joining(", "));
  }

  private static String read(Setting<?> setting, Object value) throws ConfigurationException {
    boolean single = value instanceof String || value instanceof Number || value instanceof Boolean;
    if (!single) {
      throw new ConfigurationException(setting.name(), "takes one value, not several");
    }
    try {
      setting.parse(value.toString());
    } catch (SettingsException refused) {
      throw new ConfigurationException(setting.name(), refused.getMessage(), refused);
    }
    return value.toString();
  }

  @Override
  public ObjectClassDefinition getObjectClassDefinition(String id, String locale) {
    if (!name().equals(id)) {
      throw new IllegalArgumentException(name() + " does not describe '" + id + "'");
    }
    return new Form(name(), group);
  }

  @Override
  public String[] getLocales() {
    return null;
  }
}
