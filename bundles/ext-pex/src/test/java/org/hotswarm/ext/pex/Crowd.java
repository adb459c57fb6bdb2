package org.hotswarm.ext.pex;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.hotswarm.bencode.TwoPassBencode;
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
import org.hotswarm.tck.time.VirtualTime;

/** An engine with one torrent and its peers, in virtual time. */
final class Crowd implements PeerExtensionNeeds {
  final VirtualTime time = new VirtualTime();
  final List<Partner> connected = new ArrayList<>();
  final List<Partner> joined = new ArrayList<>();
  final List<NamedPeer> named = new ArrayList<>();
  final List<ExtensionPeer> tellers = new ArrayList<>();
  PeerExtension extension;
  private boolean handingOut = true;

  Crowd begin(Optional<ExtensionState> state) {
    handingOut = false;
    extension = new PexProvider().open(this, state);
    handingOut = true;
    return this;
  }

  ExtensionState leave() {
    ExtensionState state = extension.snapshot();
    extension.close();
    return state;
  }

  /** Another takes over; the peers stay. */
  void swap(Optional<ExtensionState> state) {
    begin(state);
    List.copyOf(joined).forEach(extension::peerJoined);
  }

  static PeerAddress address(int number) {
    return PeerAddress.of(
        new byte[] {45, (byte) (number >> 16), (byte) (number >> 8), (byte) number}, 6881);
  }

  Partner connect(PeerAddress address) {
    Partner partner = new Partner(1000 + connected.size(), address);
    connected.add(partner);
    return partner;
  }

  /** Connects peers from that number on who do not join. */
  List<Partner> connect(int from, int count) {
    List<Partner> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      all.add(connect(address(from + i)));
    }
    return all;
  }

  Partner join(PeerAddress address) {
    Partner partner = connect(address);
    join(partner);
    return partner;
  }

  void join(Partner partner) {
    joined.add(partner);
    extension.peerJoined(partner);
  }

  void turnOff(Partner partner) {
    joined.remove(partner);
    extension.peerLeft(partner);
  }

  void disconnect(Partner partner) {
    connected.remove(partner);
    if (joined.contains(partner)) {
      turnOff(partner);
    }
  }

  void say(Partner partner, BDictionary tree) {
    say(partner, new TwoPassBencode().encode(tree));
  }

  void say(Partner partner, byte[] bytes) {
    extension.onMessage(partner, ByteBuffer.wrap(bytes));
  }

  void pass(int seconds) {
    time.advance(Duration.ofSeconds(seconds));
  }

  private <T> T open(T part) {
    if (!handingOut) {
      throw new IllegalStateException("called back too early");
    }
    return part;
  }

  @Override
  public InfoHash infoHash() {
    return open(InfoHash.ofInfo(new byte[0]));
  }

  @Override
  public Collection<? extends ExtensionPeer> peers() {
    return open(joined);
  }

  @Override
  public Collection<? extends ConnectedPeer> connected() {
    return open(connected);
  }

  @Override
  public Optional<InfoBytes> infoBytes() {
    return open(Optional.empty());
  }

  @Override
  public boolean deliverInfo(ByteBuffer info) {
    throw new IllegalStateException("peer exchange has no metadata");
  }

  @Override
  public void addPeers(ExtensionPeer teller, PeerSource source, List<NamedPeer> peers) {
    if (open(source) != PeerSource.PEX) {
      throw new AssertionError("named as " + source);
    }
    tellers.add(teller);
    named.addAll(peers);
  }

  @Override
  public Bencode bencode() {
    return open(new TwoPassBencode());
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
    return open(new Random(1));
  }
}
