package org.hotswarm.engine.torrent;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.hotswarm.engine.peer.Peer;
import org.hotswarm.model.bencode.BDictionary;
import org.hotswarm.model.peer.PeerAddress;
import org.hotswarm.model.wire.Extended;
import org.hotswarm.spi.bencode.Bencode;
import org.hotswarm.spi.extension.ExtensionPeer;

/** A peer as one extension sees it. Owner thread: the torrent's loop. */
final class ExtendedPeer implements ExtensionPeer {
  private final Peer peer;
  private final Bencode bencode;
  private final BiConsumer<Peer, String> ban;
  private int number;

  ExtendedPeer(Peer peer, int number, Bencode bencode, BiConsumer<Peer, String> ban) {
    this.peer = peer;
    this.number = number;
    this.bencode = bencode;
    this.ban = ban;
  }

  /** The peer gave the extension another number (BEP 10). */
  void renumber(int value) {
    number = value;
  }

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
  public void send(BDictionary message, ByteBuffer trailer) {
    byte[] head = bencode.encode(message);
    ByteBuffer payload = ByteBuffer.allocate(head.length + trailer.remaining());
    payload.put(head).put(trailer.duplicate()).flip();
    peer.link().send(new Extended(number, payload));
  }

  @Override
  public void send(ByteBuffer payload) {
    ByteBuffer copy = ByteBuffer.allocate(payload.remaining());
    copy.put(payload.duplicate()).flip();
    peer.link().send(new Extended(number, copy));
  }

  @Override
  public long queuedBytes() {
    return peer.link().queuedBytes();
  }

  @Override
  public boolean isSeed() {
    return peer.having().isSeed();
  }

  @Override
  public void ban(String reason) {
    ban.accept(peer, reason);
  }

  @Override
  public void disconnect(String reason) {
    peer.link().close(reason);
  }
}
