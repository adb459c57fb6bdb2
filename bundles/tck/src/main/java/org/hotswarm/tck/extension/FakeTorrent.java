package org.hotswarm.tck.extension;

import java.nio.ByteBuffer;
import java.util.ArrayList;
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
import org.hotswarm.spi.extension.NamedPeer;
import org.hotswarm.spi.extension.PeerExtension;
import org.hotswarm.spi.extension.PeerExtensionNeeds;
import org.hotswarm.tck.bencode.PlainBencode;
import org.hotswarm.tck.time.VirtualTime;

/** A torrent in virtual time, with the peers that speak an extension. */
public final class FakeTorrent implements PeerExtensionNeeds {
  private final VirtualTime time = new VirtualTime();
  private final Random random;
  private final byte[] info;
  private final List<FakeExtensionPeer> peers = new ArrayList<>();
  private final List<NamedPeer> named = new ArrayList<>();
  private Optional<InfoBytes> known = Optional.empty();
  private final FakeExtensionPeer stranger =
      new FakeExtensionPeer(0, PeerAddress.of(new byte[] {10, 1, 0, 1}, 6881), BDictionary.empty());
  private int joined;

  /**
   * @param seed of the info dictionary and of the random source
   */
  public FakeTorrent(long seed) {
    random = new Random(seed);
    info = new byte[40_000];
    random.nextBytes(info);
  }

  /** A peer comes that speaks the extension, and says {@code handshake}. */
  public FakeExtensionPeer join(PeerExtension extension, BDictionary handshake) {
    joined++;
    byte[] ip = {10, 0, (byte) (joined >> 8), (byte) joined};
    FakeExtensionPeer peer = new FakeExtensionPeer(joined, PeerAddress.of(ip, 6881), handshake);
    peers.add(peer);
    extension.peerJoined(peer);
    return peer;
  }

  /** It is gone. */
  public void leave(PeerExtension extension, FakeExtensionPeer peer) {
    peers.remove(peer);
    extension.peerLeft(peer);
    peer.leave();
  }

  /** The info dictionary becomes known. */
  public void learn(PeerExtension extension) {
    known = Optional.of(InfoBytes.copyOf(info));
    extension.infoKnown();
  }

  /** The peers that the extension named. */
  public List<NamedPeer> named() {
    return named;
  }

  @Override
  public InfoHash infoHash() {
    return InfoHash.ofInfo(info);
  }

  @Override
  public List<FakeExtensionPeer> peers() {
    return peers;
  }

  /** Those who speak the extension, and one who does not. */
  @Override
  public List<ConnectedPeer> connected() {
    List<ConnectedPeer> all = new ArrayList<>(peers);
    all.add(stranger);
    return all;
  }

  @Override
  public Optional<InfoBytes> infoBytes() {
    return known;
  }

  @Override
  public boolean deliverInfo(ByteBuffer delivered) {
    boolean right = ByteBuffer.wrap(info).equals(delivered);
    if (right) {
      known = Optional.of(InfoBytes.copyOf(info));
    }
    return right;
  }

  @Override
  public void addPeers(ExtensionPeer teller, PeerSource source, List<NamedPeer> more) {
    named.addAll(more);
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
