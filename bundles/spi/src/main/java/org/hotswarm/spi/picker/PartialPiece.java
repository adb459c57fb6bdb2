package org.hotswarm.spi.picker;

import org.osgi.annotation.versioning.ProviderType;

/** A piece in the making. */
@ProviderType
public interface PartialPiece {
  /** Index of the piece. */
  int piece();

  /** Number of its blocks. */
  int blockCount();

  /** Whether {@code block} has arrived. */
  boolean isReceived(int block);

  /** How many peers have been asked for {@code block} and have not answered yet. */
  int requests(int block);

  /** Whether {@code peer} has been asked for {@code block} and has not answered yet. */
  boolean isRequestedFrom(int block, PickerPeer peer);

  /** Blocks neither asked for nor arrived. */
  int freeBlocks();

  /**
   * The class of the peers this piece is asked of, so that a slow one does not hold up a fast one's
   * piece.
   */
  PeerSpeed speed();
}
