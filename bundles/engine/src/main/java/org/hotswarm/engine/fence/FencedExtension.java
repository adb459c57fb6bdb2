package org.hotswarm.engine.fence;

import java.nio.ByteBuffer;
import org.hotswarm.model.bencode.BDictionary;
import org.hotswarm.spi.extension.ExtensionPeer;
import org.hotswarm.spi.extension.ExtensionState;
import org.hotswarm.spi.extension.PeerExtension;

/**
 * An extension behind its fence; one that fails on a message has dropped it. Owner thread: the
 * torrent's loop.
 *
 * @param bare the provider's own
 * @param fence around the provider
 */
public record FencedExtension(PeerExtension bare, Fence fence) implements PeerExtension {
  @Override
  public BDictionary handshakeAdditions() {
    try {
      return fence.ask(bare::handshakeAdditions);
    } catch (ProviderFailure reported) {
      return BDictionary.empty();
    }
  }

  @Override
  public void peerJoined(ExtensionPeer peer) {
    fence.tell(() -> bare.peerJoined(peer));
  }

  @Override
  public void peerLeft(ExtensionPeer peer) {
    fence.tell(() -> bare.peerLeft(peer));
  }

  @Override
  public void onMessage(ExtensionPeer peer, ByteBuffer payload) {
    fence.tell(() -> bare.onMessage(peer, payload));
  }

  @Override
  public void infoKnown() {
    fence.tell(bare::infoKnown);
  }

  @Override
  public ExtensionState snapshot() {
    return fence.ask(bare::snapshot);
  }

  @Override
  public void close() {
    fence.tell(bare::close);
  }
}
