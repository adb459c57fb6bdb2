package org.hotswarm.tck.extension;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.hotswarm.model.bencode.BDictionary;
import org.hotswarm.model.bencode.BInteger;
import org.hotswarm.model.bencode.BList;
import org.hotswarm.model.bencode.BString;
import org.hotswarm.spi.extension.PeerExtension;
import org.hotswarm.spi.extension.PeerExtensionNeeds;
import org.hotswarm.tck.Play;
import org.hotswarm.tck.bencode.PlainBencode;

/**
 * Peers come, go, and say things that make sense or none; time passes. Nobody is spoken to before
 * or after, and no more is queued than may be.
 */
public final class ExtensionPlay implements Play<PeerExtensionNeeds, PeerExtension> {
  private static final int EVENTS = 40;

  /** What may wait for a peer that does not read; a few of the largest messages. */
  private static final long MOST_QUEUED = 1 << 20;

  private final FakeTorrent torrent;
  private final Random random;
  private final List<FakeExtensionPeer> everybody = new ArrayList<>();

  /**
   * @param seed of the whole course
   */
  public ExtensionPlay(long seed) {
    torrent = new FakeTorrent(seed);
    random = new Random(seed);
  }

  @Override
  public FakeTorrent needs() {
    return torrent;
  }

  @Override
  public int length() {
    return EVENTS;
  }

  @Override
  public void replay(PeerExtension extension) {
    List.copyOf(torrent.peers()).forEach(extension::peerJoined);
  }

  @Override
  public void step(PeerExtension extension) {
    List<FakeExtensionPeer> peers = torrent.peers();
    FakeExtensionPeer some = peers.isEmpty() ? null : peers.get(random.nextInt(peers.size()));
    switch (some == null ? 0 : random.nextInt(8)) {
      case 0 -> everybody.add(torrent.join(extension, handshake()));
      case 1 -> torrent.leave(extension, some);
      case 2, 3 -> torrent.ticker().advance(Duration.ofSeconds(random.nextInt(90)));
      case 4 -> some.read();
      default -> say(extension, some);
    }
    assertNobodyIsWronged();
  }

  private BDictionary handshake() {
    return random.nextBoolean()
        ? BDictionary.empty()
        : BDictionary.builder().put("metadata_size", random.nextInt(100_000)).build();
  }

  /** The buffer is used for something else afterwards, as the engine does. */
  private void say(PeerExtension extension, FakeExtensionPeer peer) {
    byte[] message = message();
    ByteBuffer payload = ByteBuffer.wrap(message);
    try {
      extension.onMessage(peer, payload);
    } catch (RuntimeException dropped) {
      assertThat(dropped).as("the message is dropped, the extension goes on").isNotNull();
    }
    random.nextBytes(message);
    if (peer.disconnected().isPresent() && torrent.peers().contains(peer)) {
      torrent.leave(extension, peer);
    }
  }

  private byte[] message() {
    byte[] noise = new byte[random.nextInt(200)];
    random.nextBytes(noise);
    if (random.nextInt(3) == 0) {
      return noise;
    }
    BDictionary odd =
        BDictionary.builder()
            .put("msg_type", random.nextInt(5) - 1)
            .put("piece", random.nextInt(9) - 3)
            .put("total_size", random.nextLong())
            .put("added", noise)
            .put("added.f", random.nextBoolean() ? BList.of(new BInteger(1)) : BString.of("x"))
            .build();
    return new PlainBencode().encode(odd);
  }

  private void assertNobodyIsWronged() {
    for (FakeExtensionPeer peer : everybody) {
      assertThat(peer.faults()).isEmpty();
      assertThat(peer.queuedBytes()).as("bytes queued").isLessThanOrEqualTo(MOST_QUEUED);
    }
  }

  @Override
  public void finish(PeerExtension extension) {
    torrent.learn(extension);
    torrent.ticker().advance(Duration.ofMinutes(10));
    assertNobodyIsWronged();
    int before = sent();
    extension.close();
    assertThat(torrent.ticker().waiting()).as("timers that wait").isZero();
    torrent.ticker().advance(Duration.ofMinutes(10));
    assertThat(sent()).as("sent after it was closed").isEqualTo(before);
  }

  private int sent() {
    return everybody.stream()
        .mapToInt(peer -> peer.received().size() + peer.receivedRaw().size())
        .sum();
  }
}
