package org.hotswarm.api.settings;

import static org.hotswarm.api.settings.Setting.number;

import java.util.List;

/** What a stranger may cost us; numbers in the texts are those of the limits list. */
public final class LimitSettings {
  /** Limit 1. */
  public static final Setting<Integer> TORRENT_BYTES =
      number(
          "limit_torrent_bytes", 32 << 20, 1024, 1 << 30, "bytes", "of a .torrent file (limit 1)");

  /** Limit 6. */
  public static final Setting<Integer> PIECES =
      number("limit_pieces", 2_097_152, 1, 1 << 24, "pieces", "of a torrent (limit 6)");

  /** Limit 7. */
  public static final Setting<Integer> RENAMED_DUPLICATES =
      number(
          "limit_renamed_duplicates",
          500,
          0,
          100_000,
          "files",
          "of equal names in a torrent, which are renamed (limit 7)");

  /** Limit 8. */
  public static final Setting<Integer> DIRECTORY_DEPTH =
      number("limit_directory_depth", 100, 1, 1000, "elements", "of a path in a torrent (limit 8)");

  /** Limit 20. */
  public static final Setting<Integer> MESSAGE_BYTES =
      number(
          "limit_message_bytes",
          1 << 20,
          32_768,
          64 << 20,
          "bytes",
          "of one message of a peer (limit 20)");

  /** Limit 24. */
  public static final Setting<Integer> REQUEST_QUEUE_BYTES =
      number(
          "limit_request_queue_bytes",
          8 << 20,
          131_072,
          1 << 30,
          "bytes",
          "asked for by one peer with the fast extension; the rest is rejected (limit 24)");

  /** Limit 25. */
  public static final Setting<Integer> INVALID_REQUESTS =
      number(
          "limit_invalid_requests",
          300,
          1,
          100_000,
          "requests",
          "of one peer, then it is dropped (limit 25)");

  /** Limit 27. */
  public static final Setting<Integer> CONTROL_MESSAGES =
      number(
          "limit_control_messages_per_second",
          200,
          10,
          1_000_000,
          "messages per second",
          "have, cancel, interest and the like, over 10 s; then reading is delayed (limit 27)");

  /** Limit 34. */
  public static final Setting<Integer> PENDING_HANDSHAKES =
      number(
          "limit_pending_handshakes",
          100,
          1,
          65536,
          "connections",
          "that came in and have not said who they are (limit 34)");

  /** Limit 34. */
  public static final Setting<Integer> PENDING_HANDSHAKES_PER_IP =
      number(
          "limit_pending_handshakes_per_ip",
          4,
          1,
          65536,
          "connections",
          "the same of one address (limit 34)");

  /** Limit 29. */
  public static final Setting<Integer> EXTENSION_NAMES =
      number(
          "limit_extension_names",
          64,
          1,
          10_000,
          "names",
          "of extensions kept of one handshake (limit 29)");

  /** Limit 37. */
  public static final Setting<Integer> STALLED_SEND_SECONDS =
      number(
          "limit_stalled_send_seconds",
          60,
          1,
          3600,
          "seconds",
          "without progress in sending, then a peer is dropped (limit 37)");

  private LimitSettings() {}

  static List<Setting<?>> all() {
    return List.of(
        TORRENT_BYTES,
        PIECES,
        RENAMED_DUPLICATES,
        DIRECTORY_DEPTH,
        MESSAGE_BYTES,
        REQUEST_QUEUE_BYTES,
        INVALID_REQUESTS,
        CONTROL_MESSAGES,
        PENDING_HANDSHAKES,
        PENDING_HANDSHAKES_PER_IP,
        EXTENSION_NAMES,
        STALLED_SEND_SECONDS);
  }
}
