package org.hotswarm.ext.metadata.lt;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.hotswarm.model.bencode.BDictionary;
import org.hotswarm.spi.extension.ExtensionPeer;
import org.hotswarm.spi.extension.ExtensionState;
import org.hotswarm.spi.extension.PeerExtension;
import org.hotswarm.spi.extension.PeerExtensionNeeds;

/** {@code LT_metadata} at work in one torrent. */
final class LtMetadata implements PeerExtension {
  private static final int VERSION = 1;

  private final Fetch fetch;
  private final Serving serving;

  LtMetadata(PeerExtensionNeeds needs) {
    fetch = new Fetch(needs);
    serving = new Serving(needs);
  }

  @Override
  public BDictionary handshakeAdditions() {
    return BDictionary.empty();
  }

  @Override
  public void peerJoined(ExtensionPeer peer) {
    serving.join(peer);
    fetch.join(peer);
  }

  @Override
  public void peerLeft(ExtensionPeer peer) {
    serving.leave(peer);
    fetch.leave(peer);
  }

  @Override
  public void onMessage(ExtensionPeer peer, ByteBuffer payload) {
    Optional<Message> message = Message.read(payload);
    if (message.isEmpty()) {
      peer.disconnect("an LT_metadata message that makes no sense");
    } else if (message.get() instanceof Message.Request request) {
      serving.onRequest(peer, request.part());
    } else if (message.get() instanceof Message.Data data) {
      fetch.onData(peer, data);
    } else {
      fetch.onNone(peer);
    }
  }

  @Override
  public void infoKnown() {
    fetch.end();
  }

  @Override
  public ExtensionState snapshot() {
    return new ExtensionState(BDictionary.builder().put("v", VERSION).build());
  }

  @Override
  public void close() {
    fetch.end();
    serving.end();
  }
}
