package org.hotswarm.ext.metadata.lt;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.hotswarm.model.hash.InfoHash;
import org.hotswarm.model.metainfo.InfoBytes;
import org.hotswarm.model.peer.PeerSource;
import org.hotswarm.spi.bencode.Bencode;
import org.hotswarm.spi.extension.ConnectedPeer;
import org.hotswarm.spi.extension.ExtensionPeer;
import org.hotswarm.spi.extension.NamedPeer;
import org.hotswarm.spi.extension.PeerExtension;
import org.hotswarm.spi.extension.PeerExtensionNeeds;
import org.hotswarm.tck.bencode.PlainBencode;
import org.hotswarm.tck.time.VirtualTime;

/** An engine with one torrent, in virtual time. */
final class Torrent implements PeerExtensionNeeds {
  final VirtualTime time = new VirtualTime();
  final Random random;
  final byte[] info;
  final List<Partner> partners = new ArrayList<>();
  final PeerExtension extension = new LtMetadataProvider().open(this, Optional.empty());
  Optional<InfoBytes> known = Optional.empty();
  int refused;

  Torrent(int infoLength) {
    random = new Random(infoLength);
    info = noise(infoLength);
  }

  /** Bytes that are no metadata of this torrent. */
  byte[] noise(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  Partner join() {
    Partner partner = new Partner(this, partners.size() + 1);
    partners.add(partner);
    extension.peerJoined(partner);
    return partner;
  }

  void leave(Partner partner) {
    partners.remove(partner);
    extension.peerLeft(partner);
  }

  /** The metadata is known from elsewhere. */
  Torrent knowing() {
    known = Optional.of(InfoBytes.copyOf(info));
    extension.infoKnown();
    return this;
  }

  @Override
  public InfoHash infoHash() {
    return InfoHash.ofInfo(info);
  }

  @Override
  public Collection<? extends ExtensionPeer> peers() {
    return partners;
  }

  @Override
  public Collection<? extends ConnectedPeer> connected() {
    return partners;
  }

  @Override
  public Optional<InfoBytes> infoBytes() {
    return known;
  }

  @Override
  public boolean deliverInfo(ByteBuffer delivered) {
    if (!ByteBuffer.wrap(info).equals(delivered)) {
      refused++;
      return false;
    }
    knowing();
    return true;
  }

  @Override
  public void addPeers(ExtensionPeer teller, PeerSource source, List<NamedPeer> peers) {
    throw new IllegalStateException("metadata names no peers");
  }

  @Override
  public Bencode bencode() {
    return new PlainBencode();
  }

  @Override
  public VirtualTime ticker() {
    return time;
  }

  @Override
  public VirtualTime scheduler() {
    return time;
  }

  @Override
  public RandomGenerator random() {
    return random;
  }
}
