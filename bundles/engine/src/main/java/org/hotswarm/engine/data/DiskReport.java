package org.hotswarm.engine.data;

import java.io.IOException;
import java.util.List;
import org.hotswarm.model.geometry.Block;
import org.hotswarm.spi.witness.PieceReport;

/**
 * What the disk lane tells the loop after it has written or forced.
 *
 * @param checked pieces whose last block was written
 * @param lost blocks that could not be written, or not be read back to be checked
 * @param unverified pieces that were right, and may not have reached the disk
 * @param failure why, if something was lost
 */
record DiskReport(
    List<PieceReport> checked, List<Block> lost, List<Integer> unverified, IOException failure) {
  boolean isEmpty() {
    return checked.isEmpty() && failure == null;
  }
}
