package org.hotswarm.api.settings;

import static org.hotswarm.api.settings.Setting.flag;
import static org.hotswarm.api.settings.Setting.number;
import static org.hotswarm.api.settings.Setting.seconds;
import static org.hotswarm.api.settings.Setting.text;

import java.time.Duration;
import java.util.List;

/** Whom we connect to, how many, for how long, and whom we unchoke. */
public final class PeerSettings {
  /** Connections of the session. */
  public static final Setting<Integer> CONNECTIONS_LIMIT =
      number(
          "connections_limit",
          200,
          2,
          65536,
          "connections",
          "established, of the session (limit 34)");

  /** Connections of a torrent. */
  public static final Setting<Integer> TORRENT_CONNECTIONS_LIMIT =
      number(
          "torrent_connections_limit", 200, 2, 65536, "connections", "established, of one torrent");

  /** Half-open of the session. */
  public static final Setting<Integer> HALF_OPEN_LIMIT =
      number(
          "half_open_limit",
          100,
          1,
          10_000,
          "connections",
          "being opened, of the session (limit 34)");

  /** Half-open of a torrent. */
  public static final Setting<Integer> TORRENT_HALF_OPEN_LIMIT =
      number(
          "torrent_half_open_limit",
          25,
          1,
          10_000,
          "connections",
          "being opened, of one torrent (limit 34)");

  /** Attempts per second. */
  public static final Setting<Integer> CONNECTION_SPEED =
      number(
          "connection_speed",
          20,
          1,
          1000,
          "connections per second",
          "attempts to open one (manual)");

  /** Several per address. */
  public static final Setting<Boolean> ALLOW_MULTIPLE_CONNECTIONS_PER_IP =
      flag(
          "allow_multiple_connections_per_ip",
          false,
          "let several peers of one address into a torrent (manual)");

  /** Local network. */
  public static final Setting<Boolean> IGNORE_LIMITS_ON_LOCAL_NETWORK =
      flag(
          "ignore_limits_on_local_network",
          true,
          "peers of this site or link, not this host, know no limits of rate and slots (manual)");

  /** Handshake time-out. */
  public static final Setting<Duration> HANDSHAKE_TIMEOUT =
      seconds("handshake_timeout", 10, 1, 120, "for the whole handshake (limit 33)");

  /** Silence. */
  public static final Setting<Duration> PEER_TIMEOUT =
      seconds("peer_timeout", 120, 10, 3600, "silence after which a peer is dropped (manual)");

  /** Inactivity. */
  public static final Setting<Duration> INACTIVITY_TIMEOUT =
      seconds(
          "inactivity_timeout",
          600,
          10,
          86400,
          "without mutual interest, then a peer may be dropped (manual)");

  /** Unchoked without request. */
  public static final Setting<Duration> IDLE_UNCHOKED_TIMEOUT =
      seconds(
          "idle_unchoked_timeout",
          60,
          10,
          86400,
          "unchoked but asks for nothing, then a peer is dropped (limit 36)");

  /** Fail count. */
  public static final Setting<Integer> MAX_FAILCOUNT =
      number(
          "max_failcount", 3, 1, 100, "attempts", "that fail before a peer is given up (manual)");

  /** Reconnect. */
  public static final Setting<Duration> MIN_RECONNECT_TIME =
      seconds(
          "min_reconnect_time",
          60,
          0,
          3600,
          "before a peer is tried again, times the failed attempts plus one (manual)");

  /** Peer list. */
  public static final Setting<Integer> MAX_PEERLIST_SIZE =
      number(
          "max_peerlist_size", 3000, 10, 1_000_000, "addresses", "known of one torrent (limit 31)");

  /** Peer exchange. */
  public static final Setting<Boolean> PEER_EXCHANGE =
      flag("peer_exchange", true, "tell peers of one another (BEP 11); never in private torrents");

  /** Redundant. */
  public static final Setting<Boolean> CLOSE_REDUNDANT_CONNECTIONS =
      flag(
          "close_redundant_connections",
          true,
          "between two seeds, which need nothing of each other (manual)");

  /** Slots. */
  public static final Setting<Integer> UNCHOKE_SLOTS =
      number("unchoke_slots", 8, 1, 65536, "peers", "that may download from us at once");

  /** More slots as the rate allows. */
  public static final Setting<Boolean> AUTO_UPLOAD_SLOTS =
      flag("auto_upload_slots", true, "open more slots while there is rate to spare (manual)");

  /** Interval. */
  public static final Setting<Duration> UNCHOKE_INTERVAL =
      seconds("unchoke_interval", 15, 1, 300, "between two rounds of choking (manual)");

  /** Optimistic. */
  public static final Setting<Integer> OPTIMISTIC_UNCHOKE_MULTIPLIER =
      number(
          "optimistic_unchoke_multiplier", 4, 1, 100, "rounds", "that one optimistic choice lasts");

  /** Choker. */
  public static final Setting<String> CHOKER =
      text("choker", "", "id", "of the choker; empty for the highest-ranking");

  private PeerSettings() {}

  static List<Setting<?>> all() {
    return List.of(
        CONNECTIONS_LIMIT,
        TORRENT_CONNECTIONS_LIMIT,
        HALF_OPEN_LIMIT,
        TORRENT_HALF_OPEN_LIMIT,
        CONNECTION_SPEED,
        ALLOW_MULTIPLE_CONNECTIONS_PER_IP,
        IGNORE_LIMITS_ON_LOCAL_NETWORK,
        HANDSHAKE_TIMEOUT,
        PEER_TIMEOUT,
        INACTIVITY_TIMEOUT,
        IDLE_UNCHOKED_TIMEOUT,
        MAX_FAILCOUNT,
        MIN_RECONNECT_TIME,
        MAX_PEERLIST_SIZE,
        PEER_EXCHANGE,
        CLOSE_REDUNDANT_CONNECTIONS,
        UNCHOKE_SLOTS,
        AUTO_UPLOAD_SLOTS,
        UNCHOKE_INTERVAL,
        OPTIMISTIC_UNCHOKE_MULTIPLIER,
        CHOKER);
  }
}
