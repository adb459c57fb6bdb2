package org.hotswarm.api.settings;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** All settings by name. */
public final class SettingsTable {
  private static final Map<String, Setting<?>> BY_NAME = byName();

  private SettingsTable() {}

  private static Map<String, Setting<?>> byName() {
    Map<String, Setting<?>> all = new LinkedHashMap<>();
    Stream.of(
            NetworkSettings.all(),
            PeerSettings.all(),
            TransferSettings.all(),
            AnnounceSettings.all(),
            StorageSettings.all(),
            LimitSettings.all())
        .flatMap(List::stream)
        .forEach(setting -> all.put(setting.name(), setting));
    return Collections.unmodifiableMap(all);
  }

  /** Every setting, by name, in the order of the table. */
  public static Map<String, Setting<?>> all() {
    return BY_NAME;
  }

  /** The setting of that name. */
  public static Optional<Setting<?>> find(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }
}
