package org.hotswarm.ext.metadata;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.hotswarm.model.bencode.BDictionary;
import org.hotswarm.model.hash.InfoHash;
import org.hotswarm.model.metainfo.InfoBytes;
import org.hotswarm.model.peer.PeerAddress;
import org.hotswarm.model.peer.PeerSource;
import org.hotswarm.spi.bencode.Bencode;
import org.hotswarm.spi.extension.ConnectedPeer;
import org.hotswarm.spi.extension.ExtensionPeer;
import org.hotswarm.spi.extension.ExtensionState;
import org.hotswarm.spi.extension.NamedPeer;
import org.hotswarm.spi.extension.PeerExtension;
import org.hotswarm.spi.extension.PeerExtensionNeeds;
import org.hotswarm.spi.time.Scheduler;
import org.hotswarm.spi.time.Ticker;
import org.hotswarm.tck.bencode.PlainBencode;
import org.hotswarm.tck.time.VirtualTime;

/** An engine with one torrent, in virtual time. */
final class Torrent implements PeerExtensionNeeds {
  final VirtualTime time = new VirtualTime();
  final Random random;
  final byte[] info;
  final List<Partner> partners = new ArrayList<>();
  final List<byte[]> refused = new ArrayList<>();
  Optional<InfoBytes> known = Optional.empty();
  PeerExtension extension;
  private final InfoHash hash;
  private boolean handingOut = true;

  Torrent(long seed, int infoLength) {
    random = new Random(seed);
    info = new byte[infoLength];
    random.nextBytes(info);
    hash = InfoHash.ofInfo(info);
  }

  Torrent open(Optional<ExtensionState> state) {
    handingOut = false;
    extension = new MetadataProvider().open(this, state);
    handingOut = true;
    return this;
  }

  /** Replaces the extension by another that goes on; the peers stay. */
  void swap() {
    ExtensionState state = extension.snapshot();
    extension.close();
    open(Optional.of(state));
    List.copyOf(partners).forEach(extension::peerJoined);
  }

  Partner join(Partner.Habit habit, long metadataSize) {
    Partner partner =
        new Partner(
            this,
            habit,
            BDictionary.builder().put("metadata_size", metadataSize).build(),
            PeerAddress.of(new byte[] {10, 0, 0, (byte) (partners.size() + 1)}, 6881));
    partners.add(partner);
    extension.peerJoined(partner);
    return partner;
  }

  Partner join(Partner.Habit habit) {
    return join(habit, info.length);
  }

  void leave(Partner partner) {
    partners.remove(partner);
    extension.peerLeft(partner);
  }

  void run(Duration span) {
    time.advance(span);
  }

  private <T> T open(T part) {
    if (!handingOut) {
      throw new IllegalStateException("called back too early");
    }
    return part;
  }

  @Override
  public InfoHash infoHash() {
    return open(hash);
  }

  @Override
  public Collection<? extends ExtensionPeer> peers() {
    return open(partners);
  }

  @Override
  public Optional<InfoBytes> infoBytes() {
    return open(known);
  }

  @Override
  public boolean deliverInfo(ByteBuffer delivered) {
    byte[] bytes = new byte[delivered.remaining()];
    delivered.get(bytes);
    if (!InfoHash.ofInfo(bytes).equals(hash)) {
      refused.add(bytes);
      return false;
    }
    known = Optional.of(InfoBytes.copyOf(bytes));
    extension.infoKnown();
    return true;
  }

  @Override
  public Collection<? extends ConnectedPeer> connected() {
    return open(partners);
  }

  @Override
  public void addPeers(ExtensionPeer teller, PeerSource source, List<NamedPeer> peers) {
    throw new IllegalStateException("metadata names no peers");
  }

  @Override
  public Bencode bencode() {
    return open(new PlainBencode());
  }

  @Override
  public Ticker ticker() {
    return open(time);
  }

  @Override
  public Scheduler scheduler() {
    return open(time);
  }

  @Override
  public RandomGenerator random() {
    return open(random);
  }
}
