package org.hotswarm.api.settings;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All settings by name. */
public final class SettingsTable {
  private static final List<SettingsGroup> GROUPS =
      List.of(
          new SettingsGroup(
              "network",
              "Where the session listens, who it says it is, and its sockets.",
              NetworkSettings.all()),
          new SettingsGroup(
              "peer",
              "Whom the session connects to, how many, for how long, and whom it unchokes.",
              PeerSettings.all()),
          new SettingsGroup(
              "transfer",
              "What the session asks for, what it answers, and how fast.",
              TransferSettings.all()),
          new SettingsGroup(
              "queue",
              "Which of the torrents that the session manages run, and for how long.",
              QueueSettings.all()),
          new SettingsGroup(
              "announce", "How the session talks to trackers.", AnnounceSettings.all()),
          new SettingsGroup(
              "storage", "Where and how data and state are kept.", StorageSettings.all()),
          new SettingsGroup(
              "limits", "What a stranger may cost the session.", LimitSettings.all()));

  private static final List<Setting<?>> FIXED =
      List.of(
          NetworkSettings.FINGERPRINT,
          NetworkSettings.NETWORK_LOOPS,
          StorageSettings.STATE_DIRECTORY);

  private static final Map<String, Setting<?>> BY_NAME = byName();

  private SettingsTable() {}

  private static Map<String, Setting<?>> byName() {
    Map<String, Setting<?>> all = new LinkedHashMap<>();
    GROUPS.forEach(group -> group.settings().forEach(setting -> all.put(setting.name(), setting)));
    return Collections.unmodifiableMap(all);
  }

  /** Every setting, in groups of what belongs together. */
  public static List<SettingsGroup> groups() {
    return GROUPS;
  }

  /** What is only looked at when a session starts, and cannot be changed while it runs. */
  public static List<Setting<?>> fixedOnceStarted() {
    return FIXED;
  }

  /**
   * Checks that a session that runs can take {@code after} in place of {@code before}.
   *
   * @throws SettingsException naming a setting that cannot be changed then
   */
  public static void checkLive(Settings before, Settings after) {
    for (Setting<?> setting : FIXED) {
      if (!before.get(setting).equals(after.get(setting))) {
        throw new SettingsException(setting.name() + " cannot be changed once the session runs");
      }
    }
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
