package org.hotswarm.api.settings;

import static org.hotswarm.api.settings.Setting.flag;
import static org.hotswarm.api.settings.Setting.large;
import static org.hotswarm.api.settings.Setting.number;
import static org.hotswarm.api.settings.Setting.seconds;
import static org.hotswarm.api.settings.Setting.text;

import java.time.Duration;
import java.util.List;

/** What we ask for, what we answer, and how fast. */
public final class TransferSettings {
  /** Rate limit down. */
  public static final Setting<Long> DOWNLOAD_RATE_LIMIT =
      large(
          "download_rate_limit",
          0,
          0,
          Long.MAX_VALUE,
          "bytes per second",
          "received at most; 0 for no limit");

  /** Rate limit up. */
  public static final Setting<Long> UPLOAD_RATE_LIMIT =
      large(
          "upload_rate_limit",
          0,
          0,
          Long.MAX_VALUE,
          "bytes per second",
          "sent at most; 0 for no limit");

  /** Headers. */
  public static final Setting<Boolean> RATE_LIMIT_IP_OVERHEAD =
      flag(
          "rate_limit_ip_overhead",
          true,
          "count the IP and TCP headers of what is sent and received in rate limits (manual)");

  /** Picker. */
  public static final Setting<String> PICKER =
      text("picker", "", "id", "of the picker; empty for the highest-ranking");

  /** Queue time. */
  public static final Setting<Duration> REQUEST_QUEUE_TIME =
      seconds("request_queue_time", 3, 1, 60, "of its rate to keep asked of a peer (manual)");

  /** Requests out. */
  public static final Setting<Integer> MAX_OUT_REQUEST_QUEUE =
      number(
          "max_out_request_queue",
          500,
          2,
          100_000,
          "requests",
          "outstanding at one peer at most (manual)");

  /** Requests in. */
  public static final Setting<Integer> MAX_ALLOWED_IN_REQUEST_QUEUE =
      number(
          "max_allowed_in_request_queue",
          2000,
          1,
          1_000_000,
          "requests",
          "of one peer held; more are left unread, or rejected (manual)");

  /** Piece time-out. */
  public static final Setting<Duration> PIECE_TIMEOUT =
      seconds(
          "piece_timeout",
          20,
          1,
          600,
          "without a block before a peer counts as snubbing us (manual)");

  /** Request time-out. */
  public static final Setting<Duration> REQUEST_TIMEOUT =
      seconds("request_timeout", 60, 1, 600, "before a request counts as lost (limit 39)");

  /** Whole pieces. */
  public static final Setting<Duration> WHOLE_PIECES_THRESHOLD =
      seconds(
          "whole_pieces_threshold",
          20,
          0,
          600,
          "peers that send a piece in this are asked for whole ones (manual)");

  /** Partial first. */
  public static final Setting<Boolean> PRIORITIZE_PARTIAL_PIECES =
      flag("prioritize_partial_pieces", false, "finish begun pieces before rarer ones (manual)");

  /** Parole. */
  public static final Setting<Boolean> USE_PAROLE_MODE =
      flag("use_parole_mode", true, "ask suspects only for whole pieces of their own (manual)");

  /** Allowed fast. */
  public static final Setting<Integer> ALLOWED_FAST_SET_SIZE =
      number(
          "allowed_fast_set_size",
          5,
          0,
          100,
          "pieces",
          "given to a peer while it is choked (BEP 6, limit 26)");

  /** Send buffer. */
  public static final Setting<Integer> SEND_BUFFER_WATERMARK =
      number(
          "send_buffer_watermark", 1 << 20, 16_384, 64 << 20, "bytes", "read ahead for one peer");

  /** Redundant have. */
  public static final Setting<Boolean> SEND_REDUNDANT_HAVE =
      flag("send_redundant_have", false, "tell also peers that have the piece (manual)");

  private TransferSettings() {}

  static List<Setting<?>> all() {
    return List.of(
        DOWNLOAD_RATE_LIMIT,
        UPLOAD_RATE_LIMIT,
        RATE_LIMIT_IP_OVERHEAD,
        PICKER,
        REQUEST_QUEUE_TIME,
        MAX_OUT_REQUEST_QUEUE,
        MAX_ALLOWED_IN_REQUEST_QUEUE,
        PIECE_TIMEOUT,
        REQUEST_TIMEOUT,
        WHOLE_PIECES_THRESHOLD,
        PRIORITIZE_PARTIAL_PIECES,
        USE_PAROLE_MODE,
        ALLOWED_FAST_SET_SIZE,
        SEND_BUFFER_WATERMARK,
        SEND_REDUNDANT_HAVE);
  }
}
