package org.hotswarm.engine.data;

import java.io.IOException;
import org.hotswarm.engine.peer.Peer;
import org.hotswarm.model.hash.InfoHash;

/** What a torrent is told by its transfers. Owner thread: the torrent's loop. */
public interface TransferEvents {
  /** The swarm's name. */
  InfoHash infoHash();

  /** {@code piece} is verified. */
  void onVerified(int piece);

  /** The hash of {@code piece} was wrong. */
  void onHashFailed(int piece);

  /** {@code peer} alone sent a piece whose hash was wrong, or was in too many of them. */
  void onPoisoner(Peer peer, String why);

  /** The store failed. */
  void onStoreFailure(IOException failure);
}
