package org.hotswarm.engine.data;

import java.io.IOException;
import org.hotswarm.model.geometry.Block;
import org.hotswarm.model.hash.InfoHash;
import org.hotswarm.model.peer.PeerAddress;

/** What a torrent is told by its transfers. Owner thread: the torrent's loop. */
public interface TransferEvents {
  /** The swarm's name. */
  InfoHash infoHash();

  /** {@code block}, which was missing, came. */
  void onReceived(Block block);

  /** {@code piece} is verified. */
  void onVerified(int piece);

  /** The hash of {@code piece} was wrong. */
  void onHashFailed(int piece);

  /** Whoever is at {@code address} sends what is false. */
  void onPoisoner(PeerAddress address, String why);

  /** The store failed. */
  void onStoreFailure(IOException failure);
}
