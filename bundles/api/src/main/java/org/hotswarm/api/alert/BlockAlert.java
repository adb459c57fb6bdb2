package org.hotswarm.api.alert;

import java.util.Set;
import org.hotswarm.model.hash.InfoHash;
import org.hotswarm.model.peer.PeerAddress;

/**
 * An alert about a block that a peer was asked for or sent. There are thousands of them a second,
 * so they are told to those only who name {@link AlertCategory#BLOCK_PROGRESS}.
 */
public sealed interface BlockAlert extends TorrentAlert {
  /** The peer. */
  PeerAddress peer();

  /** The piece it is a part of. */
  int piece();

  /** Which of the piece's blocks, from 0. */
  int block();

  @Override
  default Set<AlertCategory> categories() {
    return Set.of(AlertCategory.BLOCK_PROGRESS);
  }

  private static String name(int piece, int block) {
    return "block " + block + " of piece " + piece;
  }

  /** A peer is asked for it. */
  record BlockDownloading(InfoHash infoHash, PeerAddress peer, int piece, int block)
      implements BlockAlert {
    @Override
    public String message() {
      return name(piece, block) + " is asked of " + peer;
    }
  }

  /** It came. */
  record BlockFinished(InfoHash infoHash, PeerAddress peer, int piece, int block)
      implements BlockAlert {
    @Override
    public String message() {
      return name(piece, block) + " came from " + peer;
    }
  }

  /** It did not come in time, and others are asked for it. */
  record BlockTimeout(InfoHash infoHash, PeerAddress peer, int piece, int block)
      implements BlockAlert {
    @Override
    public String message() {
      return name(piece, block) + " did not come in time from " + peer;
    }
  }

  /** The peer rejected the request, or choked us and dropped it (BEP 3, 6). */
  record RequestDropped(InfoHash infoHash, PeerAddress peer, int piece, int block)
      implements BlockAlert {
    @Override
    public String message() {
      return peer + " dropped the request for " + name(piece, block);
    }
  }

  /** It came from a peer that was not asked for it. */
  record UnwantedBlock(InfoHash infoHash, PeerAddress peer, int piece, int block)
      implements BlockAlert {
    @Override
    public String message() {
      return peer + " sent " + name(piece, block) + " without being asked";
    }
  }
}
