package org.hotswarm.ext.metadata;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.hotswarm.model.bencode.BDictionary;
import org.hotswarm.model.bencode.BencodeException;
import org.hotswarm.spi.extension.ExtensionPeer;
import org.hotswarm.spi.extension.ExtensionState;
import org.hotswarm.spi.extension.PeerExtension;
import org.hotswarm.spi.extension.PeerExtensionNeeds;

/** {@code ut_metadata} at work in one torrent. */
final class MetadataExtension implements PeerExtension {
  private final PeerExtensionNeeds needs;
  private final Fetch fetch;
  private final Serving serving;

  MetadataExtension(PeerExtensionNeeds needs, SavedCopies saved) {
    this.needs = needs;
    fetch = new Fetch(needs, saved);
    serving = new Serving(needs);
  }

  @Override
  public BDictionary handshakeAdditions() {
    return needs
        .infoBytes()
        .map(info -> BDictionary.builder().put("metadata_size", info.length()).build())
        .orElse(BDictionary.empty());
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
    Optional<Message> message;
    try {
      message = Message.read(payload, needs.bencode());
    } catch (BencodeException noBencoding) {
      peer.disconnect("ut_metadata message: " + noBencoding.getMessage());
      return;
    }
    message.ifPresent(read -> onMessage(peer, read));
  }

  private void onMessage(ExtensionPeer peer, Message message) {
    if (message instanceof Message.Request request) {
      serving.onRequest(peer, request.piece());
    } else if (message instanceof Message.Data data) {
      fetch.onData(peer, data);
    } else if (message instanceof Message.Reject reject) {
      fetch.onReject(peer, reject.piece());
    }
  }

  @Override
  public void infoKnown() {
    fetch.end();
  }

  @Override
  public ExtensionState snapshot() {
    return fetch.snapshot();
  }

  @Override
  public void close() {
    fetch.end();
    serving.end();
  }
}
