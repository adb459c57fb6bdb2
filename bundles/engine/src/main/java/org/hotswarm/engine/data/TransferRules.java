package org.hotswarm.engine.data;

import java.time.Duration;
import org.hotswarm.api.settings.LimitSettings;
import org.hotswarm.api.settings.Settings;
import org.hotswarm.api.settings.TransferSettings;

/**
 * The settings that are looked at for every block, read once.
 *
 * @param queueTimeSeconds of a peer's rate to keep asked (manual: request_queue_time)
 * @param pieceTimeoutNanos without a block before a peer is snubbed (manual: piece_timeout)
 * @param requestTimeoutNanos before a lone request counts as lost (limit 39)
 * @param wholePieceNanos peers that send a piece in this get whole ones (manual:
 *     whole_pieces_threshold)
 * @param partialFirst half-done pieces before rarer ones (manual: prioritize_partial_pieces)
 * @param parole suspects are asked for whole pieces of their own (manual: use_parole_mode)
 * @param uploads what one peer may ask of us
 */
public record TransferRules(
    double queueTimeSeconds,
    long pieceTimeoutNanos,
    long requestTimeoutNanos,
    long wholePieceNanos,
    boolean partialFirst,
    boolean parole,
    UploadRules uploads) {

  /**
   * What one peer may ask of us.
   *
   * @param requests held (manual: max_allowed_in_request_queue)
   * @param bytes held (limit 24)
   * @param invalid requests that are no reason to close yet (limit 25)
   * @param watermark bytes read ahead for it (manual: send_buffer_watermark)
   */
  public record UploadRules(int requests, long bytes, int invalid, int watermark) {}

  /** As the settings say. */
  public static TransferRules of(Settings settings) {
    return new TransferRules(
        settings.get(TransferSettings.REQUEST_QUEUE_TIME).toMillis() / 1000.0,
        nanos(settings.get(TransferSettings.PIECE_TIMEOUT)),
        nanos(settings.get(TransferSettings.REQUEST_TIMEOUT)),
        nanos(settings.get(TransferSettings.WHOLE_PIECES_THRESHOLD)),
        settings.get(TransferSettings.PRIORITIZE_PARTIAL_PIECES),
        settings.get(TransferSettings.USE_PAROLE_MODE),
        new UploadRules(
            settings.get(TransferSettings.MAX_ALLOWED_IN_REQUEST_QUEUE),
            settings.get(LimitSettings.REQUEST_QUEUE_BYTES),
            settings.get(LimitSettings.INVALID_REQUESTS),
            settings.get(TransferSettings.SEND_BUFFER_WATERMARK)));
  }

  private static long nanos(Duration duration) {
    return duration.toNanos();
  }
}
