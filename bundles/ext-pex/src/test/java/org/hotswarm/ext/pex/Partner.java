package org.hotswarm.ext.pex;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hotswarm.bencode.TwoPassBencode;
import org.hotswarm.model.bencode.BDictionary;
import org.hotswarm.model.bencode.BencodeException;
import org.hotswarm.model.peer.PeerAddress;
import org.hotswarm.spi.extension.ExtensionPeer;

/** A peer that remembers what it was told. */
final class Partner implements ExtensionPeer {
  final long id;
  final PeerAddress address;
  final List<Tale> tales = new ArrayList<>();
  final List<BDictionary> trees = new ArrayList<>();
  final Set<PeerAddress> company = new HashSet<>();
  Optional<PeerAddress> listensAt;
  Optional<String> disconnected = Optional.empty();
  BDictionary handshake = BDictionary.empty();
  boolean outgoing = true;
  boolean seed;
  long queuedBytes;

  Partner(long id, PeerAddress address) {
    this.id = id;
    this.address = address;
    this.listensAt = Optional.of(address);
  }

  @Override
  public long id() {
    return id;
  }

  @Override
  public PeerAddress address() {
    return address;
  }

  @Override
  public Optional<PeerAddress> listensAt() {
    return listensAt;
  }

  @Override
  public boolean isOutgoing() {
    return outgoing;
  }

  @Override
  public BDictionary handshake() {
    return handshake;
  }

  @Override
  public boolean isSeed() {
    return seed;
  }

  /** Hears a message, and believes it: it may not be told twice of one, nor of the unknown. */
  @Override
  public void send(ByteBuffer payload) {
    throw new IllegalStateException("this extension sends dictionaries");
  }

  @Override
  public void send(BDictionary message, ByteBuffer trailer) {
    try {
      Tale tale =
          Tale.read(ByteBuffer.wrap(new TwoPassBencode().encode(message)), new TwoPassBencode());
      for (PeerAddress gone : tale.dropped()) {
        if (!company.remove(gone)) {
          throw new AssertionError("was never told of " + gone);
        }
      }
      for (Contact contact : tale.added()) {
        if (!company.add(contact.address())) {
          throw new AssertionError("was told of " + contact + " before");
        }
      }
      tales.add(tale);
      trees.add(message);
    } catch (BencodeException broken) {
      throw new AssertionError(broken);
    }
  }

  @Override
  public long queuedBytes() {
    return queuedBytes;
  }

  @Override
  public void disconnect(String reason) {
    disconnected = Optional.of(reason);
  }

  @Override
  public void ban(String reason) {
    throw new AssertionError("peer exchange bans nobody");
  }
}
