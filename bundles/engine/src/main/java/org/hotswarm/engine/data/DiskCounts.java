package org.hotswarm.engine.data;

import java.util.concurrent.atomic.LongAdder;
import org.hotswarm.api.status.DiskStatus;
import org.hotswarm.model.geometry.Geometry;

/**
 * Counts what goes to the stores and comes from them, of all torrents together.
 *
 * <p>Owner thread: any.
 */
final class DiskCounts {
  private final LongAdder blocksWritten = new LongAdder();
  private final LongAdder writes = new LongAdder();
  private final LongAdder blocksRead = new LongAdder();
  private final LongAdder reads = new LongAdder();

  /** One call wrote so many blocks. */
  void wrote(int blocks) {
    blocksWritten.add(blocks);
    writes.increment();
  }

  /** One call read so many bytes. */
  void read(int bytes) {
    blocksRead.add((bytes + Geometry.BLOCK_LENGTH - 1) / Geometry.BLOCK_LENGTH);
    reads.increment();
  }

  /**
   * As applications see it.
   *
   * @param queued bytes that wait to be written
   */
  DiskStatus status(long queued) {
    return new DiskStatus(blocksWritten.sum(), writes.sum(), blocksRead.sum(), reads.sum(), queued);
  }
}
