package org.hotswarm.engine.resume;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hotswarm.api.settings.NetworkSettings;
import org.hotswarm.api.settings.Setting;
import org.hotswarm.api.settings.Settings;
import org.hotswarm.api.settings.SettingsException;
import org.hotswarm.api.settings.SettingsTable;
import org.hotswarm.model.bencode.BDictionary;
import org.hotswarm.model.bencode.BString;
import org.hotswarm.model.bencode.BValue;
import org.hotswarm.model.filter.IpFilter;
import org.hotswarm.model.metainfo.MetainfoException;

/**
 * All that it takes to go on with a session in another engine.
 *
 * @param settings that were in force
 * @param facts what else was in force
 * @param started whether it was at work
 * @param port where it listened, 0 when it did not
 * @param torrents in the order they were added
 */
public record ParkedSession(
    Settings settings, Facts facts, boolean started, int port, List<ParkedTorrent> torrents) {
  private static final int VERSION = 1;

  public ParkedSession {
    torrents = List.copyOf(torrents);
  }

  /**
   * What is in force beside settings.
   *
   * @param paused whether the session is, as a whole
   * @param ipFilter who is kept out
   */
  public record Facts(boolean paused, IpFilter ipFilter) {
    /** As in a new session. */
    public static final Facts NONE = new Facts(false, IpFilter.none());
  }

  /**
   * What was read.
   *
   * @param session without what could not be
   * @param problems what could not be, and why; one line each
   */
  public record Reading(ParkedSession session, List<String> problems) {}

  /** The records of the torrents by the names that a resume store knows them by. */
  public Map<String, BDictionary> records() {
    Map<String, BDictionary> records = new HashMap<>();
    torrents.forEach(
        torrent -> torrent.record().ifPresent(record -> records.put(torrent.name(), record)));
    return records;
  }

  /** The same, each torrent with the record of its name, if there is one. */
  public ParkedSession with(Map<String, BDictionary> records) {
    return new ParkedSession(
        settings,
        facts,
        started,
        port,
        torrents.stream()
            .map(
                torrent -> torrent.with(java.util.Optional.ofNullable(records.get(torrent.name()))))
            .toList());
  }

  /** The same under other settings; it listens elsewhere when they say so. */
  public ParkedSession under(Settings changed) {
    boolean stays =
        Stream.of(
                NetworkSettings.LISTEN_PORT_FIRST,
                NetworkSettings.LISTEN_PORT_LAST,
                NetworkSettings.BIND_ADDRESS)
            .allMatch(setting -> settings.get(setting).equals(changed.get(setting)));
    return new ParkedSession(changed, facts, started, stays ? port : 0, torrents);
  }

  /** As a tree. */
  public BDictionary toBencode() {
    BDictionary.Builder changed = BDictionary.builder();
    for (Setting<?> setting : SettingsTable.all().values()) {
      Object value = settings.get(setting);
      if (!value.equals(setting.fallback())) {
        changed.put(setting.name(), text(value));
      }
    }
    List<BValue> all = torrents.stream().<BValue>map(ParkedTorrent::toBencode).toList();
    return BDictionary.builder()
        .put("v", VERSION)
        .put("settings", changed.build())
        .put("paused", facts.paused() ? 1 : 0)
        .put("ip_filter", facts.ipFilter().toBytes())
        .put("started", started ? 1 : 0)
        .put("port", port)
        .put("torrents", new org.hotswarm.model.bencode.BList(all))
        .build();
  }

  private static String text(Object value) {
    return value instanceof Duration time ? time.toMillis() + "ms" : value.toString();
  }

  /** Reads what {@link #toBencode} wrote; what cannot be read is left out and told. */
  public static Reading of(BDictionary tree, InfoDecoder decoder) {
    List<String> problems = new ArrayList<>();
    long version = tree.integer("v").orElse(0);
    if (version != VERSION) {
      problems.add("it is of version " + version + ", this engine reads " + VERSION);
      ParkedSession none = new ParkedSession(Settings.defaults(), Facts.NONE, false, 0, List.of());
      return new Reading(none, problems);
    }
    List<ParkedTorrent> torrents = new ArrayList<>();
    for (BValue value : tree.list("torrents").orElse(List.of())) {
      try {
        torrents.add(ParkedTorrent.of((BDictionary) value, decoder));
      } catch (MetainfoException | IllegalArgumentException | ClassCastException unusable) {
        problems.add("a torrent cannot be read: " + unusable.getMessage());
      }
    }
    ParkedSession session =
        new ParkedSession(
            settings(tree.dictionary("settings").orElse(BDictionary.empty()), problems),
            new Facts(tree.integer("paused").orElse(0) != 0, ipFilter(tree, problems)),
            tree.integer("started").orElse(0) != 0,
            (int) tree.integer("port").orElse(0),
            torrents);
    return new Reading(session, problems);
  }

  private static IpFilter ipFilter(BDictionary tree, List<String> problems) {
    try {
      return tree.string("ip_filter")
          .map(BString::toBytes)
          .map(IpFilter::ofBytes)
          .orElse(IpFilter.none());
    } catch (IllegalArgumentException unusable) {
      problems.add("the IP filter cannot be read, nobody is kept out: " + unusable.getMessage());
      return IpFilter.none();
    }
  }

  private static Settings settings(BDictionary changed, List<String> problems) {
    Settings settings = Settings.defaults();
    for (Map.Entry<BString, BValue> entry : changed.entries().entrySet()) {
      try {
        settings = settings.with(entry.getKey().utf8(), ((BString) entry.getValue()).utf8());
      } catch (SettingsException | ClassCastException refused) {
        problems.add("a setting is left at its default: " + refused.getMessage());
      }
    }
    return settings;
  }
}
