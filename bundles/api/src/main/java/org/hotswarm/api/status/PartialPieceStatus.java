package org.hotswarm.api.status;

import java.util.List;
import java.util.Optional;
import org.hotswarm.model.peer.PeerAddress;

/**
 * A piece of which some block is asked for or has come, and that is not verified (manual: {@code
 * partial_piece_info}).
 *
 * @param piece its index
 * @param speed of the peers that are asked for it
 * @param blocks its 16 KiB blocks in order, the last of a torrent perhaps shorter
 */
public record PartialPieceStatus(int piece, Speed speed, List<BlockStatus> blocks) {
  public PartialPieceStatus {
    blocks = List.copyOf(blocks);
  }

  /** How fast those peers send; fast ones leave pieces of slow ones alone. */
  public enum Speed {
    /** Nobody is asked for any of it now. */
    NONE,
    /** Peers that take long for a piece. */
    SLOW,
    /** In between. */
    MEDIUM,
    /** Peers that send a whole piece within {@code whole_pieces_threshold}. */
    FAST
  }

  /** What becomes of a block. */
  public enum BlockState {
    /** Nobody is asked for it. */
    NONE,
    /** Somebody is asked for it. */
    REQUESTED,
    /** It has come and waits to be written. */
    WRITING,
    /** It is in the store. */
    FINISHED
  }

  /**
   * One block (manual: {@code block_info}).
   *
   * @param state what becomes of it
   * @param sender who sent it; empty while it has not come, and when it came before a restart
   * @param requests how many peers are asked for it; more than one when few blocks are left
   */
  public record BlockStatus(BlockState state, Optional<PeerAddress> sender, int requests) {}
}
