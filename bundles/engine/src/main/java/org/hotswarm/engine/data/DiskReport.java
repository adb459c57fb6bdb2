package org.hotswarm.engine.data;

import java.io.IOException;
import java.util.List;
import org.hotswarm.model.geometry.Block;
import org.hotswarm.spi.witness.PieceReport;

/**
 * What the disk lane tells the loop after a batch of writes.
 *
 * @param checked pieces whose last block was written
 * @param lost blocks that could not be written, or not be read back to be checked
 * @param failure why, if some were lost
 */
record DiskReport(List<PieceReport> checked, List<Block> lost, IOException failure) {
  boolean isEmpty() {
    return checked.isEmpty() && lost.isEmpty();
  }
}
