package org.hotswarm.engine.torrent;

import java.util.Optional;
import org.hotswarm.engine.peer.Peer;
import org.hotswarm.model.bencode.BDictionary;
import org.hotswarm.model.peer.PeerAddress;
import org.hotswarm.spi.extension.ConnectedPeer;

/**
 * A peer as extensions see it that it need not have joined. Owner thread: the torrent's loop.
 *
 * @param peer the one
 */
record ConnectedFacts(Peer peer) implements ConnectedPeer {
  @Override
  public long id() {
    return peer.number();
  }

  @Override
  public PeerAddress address() {
    return peer.address();
  }

  @Override
  public Optional<PeerAddress> listensAt() {
    return peer.listensAt();
  }

  @Override
  public boolean isOutgoing() {
    return peer.isOutgoing();
  }

  @Override
  public BDictionary handshake() {
    return peer.extensionHandshake();
  }

  @Override
  public boolean isSeed() {
    return peer.having().isSeed();
  }
}
