package org.hotswarm.engine.data;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.hotswarm.model.geometry.Block;

/**
 * What the disk lane tells the loop after a batch of writes.
 *
 * @param checked pieces whose last block was written
 * @param lost blocks that could not be written, or not be read back to be checked
 * @param failure why, if some were lost
 */
record DiskReport(List<PieceReport> checked, List<Block> lost, IOException failure) {

  /**
   * A piece whose blocks are all written.
   *
   * @param piece index
   * @param right whether its hash is
   * @param senders numbers of the peers its blocks came from
   */
  record PieceReport(int piece, boolean right, Set<Long> senders) {}

  boolean isEmpty() {
    return checked.isEmpty() && lost.isEmpty();
  }
}
