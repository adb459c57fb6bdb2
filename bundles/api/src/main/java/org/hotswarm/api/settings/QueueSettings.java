package org.hotswarm.api.settings;

import static org.hotswarm.api.settings.Setting.flag;
import static org.hotswarm.api.settings.Setting.number;
import static org.hotswarm.api.settings.Setting.seconds;

import java.time.Duration;
import java.util.List;

/** Which of the torrents that the session manages run, and for how long. */
public final class QueueSettings {
  /** Downloads. */
  public static final Setting<Integer> ACTIVE_DOWNLOADS =
      number("active_downloads", 8, -1, 65536, "torrents", "downloading; -1 for all (manual)");

  /** Seeds. */
  public static final Setting<Integer> ACTIVE_SEEDS =
      number("active_seeds", 5, -1, 65536, "torrents", "seeding; -1 for all (manual)");

  /** All. */
  public static final Setting<Integer> ACTIVE_LIMIT =
      number(
          "active_limit", 15, -1, 65536, "torrents", "active, slow ones too; -1 for all (manual)");

  /** Slow ones. */
  public static final Setting<Boolean> DONT_COUNT_SLOW_TORRENTS =
      flag(
          "dont_count_slow_torrents",
          true,
          "torrents that transfer nothing take no place of a download or seed (manual)");

  /** Interval. */
  public static final Setting<Duration> AUTO_MANAGE_INTERVAL =
      seconds("auto_manage_interval", 30, 1, 86400, "between two looks at who is active (manual)");

  /** Start. */
  public static final Setting<Duration> AUTO_MANAGE_STARTUP =
      seconds(
          "auto_manage_startup",
          120,
          0,
          86400,
          "after its start no torrent counts as slow (manual)");

  /** Ratio. */
  public static final Setting<Integer> SHARE_RATIO_LIMIT =
      number(
          "share_ratio_limit",
          200,
          0,
          1_000_000,
          "percent",
          "uploaded of downloaded, then a seed cycle is over; 0 for never (manual)");

  /** Time ratio. */
  public static final Setting<Integer> SEED_TIME_RATIO_LIMIT =
      number(
          "seed_time_ratio_limit",
          700,
          0,
          1_000_000,
          "percent",
          "time seeding of time downloading, then a seed cycle is over; 0 for never (manual)");

  /** Time. */
  public static final Setting<Duration> SEED_TIME_LIMIT =
      seconds(
          "seed_time_limit",
          86_400,
          0,
          31_536_000,
          "seeding, then a seed cycle is over; 0 for never (manual)");

  /** Scrapes of one. */
  public static final Setting<Duration> AUTO_SCRAPE_INTERVAL =
      seconds(
          "auto_scrape_interval",
          1800,
          60,
          604_800,
          "between two scrapes of a queued torrent (manual)");

  /** Scrapes of all. */
  public static final Setting<Duration> AUTO_SCRAPE_MIN_INTERVAL =
      seconds(
          "auto_scrape_min_interval",
          300,
          1,
          86400,
          "between two scrapes of queued torrents (manual)");

  private QueueSettings() {}

  static List<Setting<?>> all() {
    return List.of(
        ACTIVE_DOWNLOADS,
        ACTIVE_SEEDS,
        ACTIVE_LIMIT,
        DONT_COUNT_SLOW_TORRENTS,
        AUTO_MANAGE_INTERVAL,
        AUTO_MANAGE_STARTUP,
        SHARE_RATIO_LIMIT,
        SEED_TIME_RATIO_LIMIT,
        SEED_TIME_LIMIT,
        AUTO_SCRAPE_INTERVAL,
        AUTO_SCRAPE_MIN_INTERVAL);
  }
}
