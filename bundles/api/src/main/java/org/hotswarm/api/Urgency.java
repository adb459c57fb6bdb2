package org.hotswarm.api;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What of a torrent is wanted before everything else, for those who read while it arrives. It
 * orders only what is wanted at all, whatever the {@link Priorities}, and is not kept in resume
 * data (the manual has nothing like it; later versions of its library have set_piece_deadline).
 *
 * <p>Pieces with a deadline come first, the earliest deadline first; when all of one is asked for,
 * a peer with nothing to do is asked for it as well. After them come ranges of bytes by rank: a
 * higher range is complete before anything lower is asked for of a peer that has a part of what is
 * missing of it. Where ranges overlap the higher rank counts.
 *
 * <p>Stages complete when the change is in force. They fail with an {@link
 * IllegalArgumentException} when there is no such piece or range, and with a {@link
 * TorrentException} when the info dictionary is not known yet or the torrent was removed.
 */
@ProviderType
public interface Urgency {
  /**
   * Bytes of a file that come before others.
   *
   * @param file in torrent order
   * @param offset of the first byte in the file
   * @param length bytes, at least 1
   * @param rank 1 to 255, the highest first
   */
  record Range(int file, long offset, long length, int rank) {
    /** Highest rank. */
    public static final int HIGHEST = 255;

    public Range {
      if (rank < 1 || rank > HIGHEST) {
        throw new IllegalArgumentException("rank " + rank + " is not 1 to " + HIGHEST);
      }
      if (offset < 0 || length < 1) {
        throw new IllegalArgumentException(
            length + " bytes at " + offset + " are no range of a file");
      }
    }
  }

  /** The ranges whose pieces are not all verified yet, the highest rank first. */
  List<Range> ranges();

  /**
   * Replaces the ranges.
   *
   * @param ranges in any order; none for no order
   */
  CompletionStage<Void> order(List<Range> ranges);

  /**
   * The pieces that have a deadline and are not verified, with the time left; negative when late.
   */
  Map<Integer, Duration> deadlines();

  /**
   * Wants {@code piece} by then. When it is verified, {@link
   * org.hotswarm.api.alert.TorrentAlert.PieceDeadline} tells.
   *
   * @param within from now
   */
  CompletionStage<Void> deadline(int piece, Duration within);

  /** Takes a deadline back; there need not be one. */
  CompletionStage<Void> clearDeadline(int piece);
}
