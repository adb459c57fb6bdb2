package org.hotswarm.engine.simulation;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hotswarm.model.bencode.BDictionary;
import org.hotswarm.spi.extension.ExtensionPeer;
import org.hotswarm.spi.extension.ExtensionState;
import org.hotswarm.spi.extension.PeerExtension;
import org.hotswarm.spi.extension.PeerExtensionNeeds;
import org.hotswarm.spi.extension.PeerExtensionProvider;

/** An extension that remembers who joined and what was said. */
final class Gossip implements PeerExtensionProvider {
  final List<ExtensionPeer> joined = new ArrayList<>();
  final List<byte[]> said = new ArrayList<>();
  boolean isOpen;
  private final boolean whenPrivate;

  Gossip(boolean whenPrivate) {
    this.whenPrivate = whenPrivate;
  }

  @Override
  public String id() {
    return "gossip";
  }

  @Override
  public String extensionName() {
    return "t_gossip";
  }

  @Override
  public boolean allowedWhenPrivate() {
    return whenPrivate;
  }

  @Override
  public PeerExtension open(PeerExtensionNeeds needs, Optional<ExtensionState> state) {
    isOpen = true;
    return new PeerExtension() {
      @Override
      public BDictionary handshakeAdditions() {
        return BDictionary.builder().put("gossip", 1).build();
      }

      @Override
      public void peerJoined(ExtensionPeer peer) {
        joined.add(peer);
      }

      @Override
      public void peerLeft(ExtensionPeer peer) {
        joined.remove(peer);
      }

      @Override
      public void onMessage(ExtensionPeer peer, ByteBuffer payload) {
        byte[] bytes = new byte[payload.remaining()];
        payload.get(bytes);
        said.add(bytes);
      }

      @Override
      public ExtensionState snapshot() {
        return new ExtensionState(BDictionary.builder().put("v", 1).build());
      }

      @Override
      public void close() {
        isOpen = false;
        joined.clear();
      }
    };
  }
}
