package org.hotswarm.api.settings;

import static org.hotswarm.api.settings.Setting.flag;
import static org.hotswarm.api.settings.Setting.number;
import static org.hotswarm.api.settings.Setting.seconds;

import java.time.Duration;
import java.util.List;

/** How we talk to trackers. */
public final class AnnounceSettings {
  /** Peers wanted. */
  public static final Setting<Integer> NUM_WANT =
      number("num_want", 200, 0, 2000, "peers", "asked of a tracker (manual, limit 49)");

  /** Least interval. */
  public static final Setting<Duration> MIN_ANNOUNCE_INTERVAL =
      seconds(
          "min_announce_interval",
          300,
          1,
          86400,
          "between two announces, whatever a tracker says (limit 49)");

  /** Longest interval. */
  public static final Setting<Duration> MAX_ANNOUNCE_INTERVAL =
      seconds(
          "max_announce_interval",
          86400,
          60,
          604800,
          "between two announces, whatever a tracker says (limit 49)");

  /** Connecting. */
  public static final Setting<Duration> TRACKER_CONNECT_TIMEOUT =
      seconds(
          "tracker_connect_timeout", 15, 1, 600, "to open a connection to a tracker (limit 44)");

  /** Whole request. */
  public static final Setting<Duration> TRACKER_COMPLETION_TIMEOUT =
      seconds("tracker_completion_timeout", 30, 1, 600, "for the whole of a request (limit 44)");

  /** One read. */
  public static final Setting<Duration> TRACKER_RECEIVE_TIMEOUT =
      seconds("tracker_receive_timeout", 20, 1, 600, "for any one read of an answer (manual)");

  /** Stopped. */
  public static final Setting<Duration> STOP_TRACKER_TIMEOUT =
      seconds(
          "stop_tracker_timeout", 10, 0, 60, "for the last announce when a torrent stops (manual)");

  /** Reply. */
  public static final Setting<Integer> TRACKER_MAXIMUM_RESPONSE_LENGTH =
      number(
          "tracker_maximum_response_length",
          1 << 20,
          1024,
          64 << 20,
          "bytes",
          "of an answer, inflated (limit 43)");

  /** Redirects. */
  public static final Setting<Integer> TRACKER_REDIRECTS =
      number("tracker_redirects", 5, 0, 20, "redirects", "followed at most (limit 45)");

  /** All tiers. */
  public static final Setting<Boolean> ANNOUNCE_TO_ALL_TIERS =
      flag("announce_to_all_tiers", false, "rather than to the first that works (BEP 12)");

  private AnnounceSettings() {}

  static List<Setting<?>> all() {
    return List.of(
        NUM_WANT,
        MIN_ANNOUNCE_INTERVAL,
        MAX_ANNOUNCE_INTERVAL,
        TRACKER_CONNECT_TIMEOUT,
        TRACKER_COMPLETION_TIMEOUT,
        TRACKER_RECEIVE_TIMEOUT,
        STOP_TRACKER_TIMEOUT,
        TRACKER_MAXIMUM_RESPONSE_LENGTH,
        TRACKER_REDIRECTS,
        ANNOUNCE_TO_ALL_TIERS);
  }
}
