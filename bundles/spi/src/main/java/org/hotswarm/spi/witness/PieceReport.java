package org.hotswarm.spi.witness;

import java.util.List;

/**
 * A piece that was checked.
 *
 * @param piece index
 * @param right whether its hash was
 * @param blockCount blocks of the piece
 * @param sent its blocks in the order they were written, but for those that were there before a
 *     witness was
 */
public record PieceReport(int piece, boolean right, int blockCount, List<SentBlock> sent) {
  public PieceReport {
    sent = List.copyOf(sent);
  }

  /** Whether it is known of every block who sent it. */
  public boolean isComplete() {
    return sent.size() == blockCount;
  }
}
