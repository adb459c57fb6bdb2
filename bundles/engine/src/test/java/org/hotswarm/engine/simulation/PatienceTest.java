package org.hotswarm.engine.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.hotswarm.api.alert.PeerAlert;
import org.hotswarm.model.wire.Handshake;
import org.hotswarm.model.wire.Have;
import org.hotswarm.model.wire.HaveNone;
import org.hotswarm.model.wire.Interested;
import org.hotswarm.model.wire.KeepAlive;
import org.hotswarm.model.wire.Message;
import org.hotswarm.model.wire.Request;
import org.hotswarm.model.wire.Unchoke;
import org.junit.jupiter.api.Test;

/** Limits 33, 36 and 37: how long a peer is put up with, to the second. */
class PatienceTest {
  private static final int BLOCK = 16_384;
  private final Content content = Content.of(64, 16 * BLOCK);

  private static String lastReason(Simulation simulation) {
    List<PeerAlert.PeerDisconnected> ends = simulation.alerts(PeerAlert.PeerDisconnected.class);
    return ends.get(ends.size() - 1).message();
  }

  @Test
  void aPeerThatIsSilentFor120SecondsIsDropped() {
    try (Simulation simulation = Simulation.leeching()) {
      simulation.add(content);
      Stranger peer = simulation.join(content, Stranger.FAST);
      simulation.pass(120);
      assertThat(peer.isClosed()).isFalse();
      simulation.pass(1);
      assertThat(peer.isClosed()).isTrue();
      assertThat(lastReason(simulation)).isEqualTo("silent for too long");
    }
  }

  @Test
  void aKeepAliveIsEnoughAndWeSendThemToo() {
    try (Simulation simulation = Simulation.leeching()) {
      simulation.add(content);
      Stranger peer = simulation.join(content, Stranger.FAST);
      for (int i = 0; i < 5; i++) {
        simulation.pass(100);
        peer.send(new KeepAlive());
      }
      assertThat(peer.isClosed()).isFalse();
      assertThat(peer.heard(KeepAlive.class)).hasSizeBetween(7, 9);
    }
  }

  @Test
  void withoutInterestOnEitherSideItEndsAfter600Seconds() {
    try (Simulation simulation = Simulation.leeching()) {
      simulation.add(content);
      Stranger peer = simulation.join(content, Stranger.FAST).send(new HaveNone());
      for (int i = 0; i < 10; i++) {
        simulation.pass(60);
        peer.send(new KeepAlive());
      }
      assertThat(peer.isClosed()).isFalse();
      simulation.pass(1);
      assertThat(peer.isClosed()).isTrue();
      assertThat(lastReason(simulation)).contains("neither side");
    }
  }

  @Test
  void interestOfOneSideIsEnough() {
    try (Simulation simulation = Simulation.leeching()) {
      simulation.add(content);
      Stranger peer = simulation.join(content, Stranger.FAST).send(new Interested());
      for (int i = 0; i < 20; i++) {
        simulation.pass(60);
        peer.send(new KeepAlive());
      }
      assertThat(peer.isClosed()).isFalse();
    }
  }

  @Test
  void aPeerThatIsUnchokedByASeedAndAsksForNothingEndsAfter60Seconds() {
    try (Simulation simulation = Simulation.seeding(content)) {
      simulation.add(content);
      simulation.pass(Duration.ofMillis(300));
      Stranger peer = simulation.join(content, Stranger.FAST).send(new Interested());
      simulation.pass(Duration.ofMillis(60));
      assertThat(peer.heard(Unchoke.class)).hasSize(1);
      simulation.pass(30);
      peer.send(new Request(0, 0, BLOCK));
      simulation.pass(60);
      assertThat(peer.isClosed()).isFalse();
      simulation.pass(1);
      assertThat(peer.isClosed()).isTrue();
    }
  }

  @Test
  void aPeerThatDoesNotReadEndsAfter60SecondsAndItsMemoryIsBounded() {
    try (Simulation simulation = Simulation.seeding(content)) {
      simulation.add(content);
      List<Stranger> peers =
          java.util.stream.IntStream.range(0, 100)
              .mapToObj(
                  i -> {
                    Stranger peer = simulation.join(content, Stranger.FAST).send(new Interested());
                    return peer;
                  })
              .toList();
      simulation.pass(1);
      Message[] all = new Message[400];
      for (int i = 0; i < all.length; i++) {
        all[i] = new Request(i / 16, i % 16 * BLOCK, BLOCK);
      }
      peers.forEach(peer -> peer.channel().window(0));
      peers.forEach(peer -> peer.send(all));
      assertThat(simulation.held()).isBetween(20L << 20, 50L << 20);
      for (int i = 0; i < 59; i++) {
        simulation.pass(1);
        peers.forEach(peer -> peer.send(new KeepAlive()));
      }
      assertThat(peers).noneMatch(Stranger::isClosed);
      simulation.pass(3);
      assertThat(peers).allMatch(Stranger::isClosed);
      assertThat(simulation.held()).isZero();
    }
  }

  @Test
  void aPeerThatReadsALittleIsKept() {
    try (Simulation simulation = Simulation.seeding(content)) {
      simulation.add(content);
      Stranger peer = simulation.join(content, Stranger.FAST).send(new Interested());
      simulation.pass(1);
      peer.channel().window(0);
      Message[] all = new Message[100];
      for (int i = 0; i < all.length; i++) {
        all[i] = new Request(i / 16, i % 16 * BLOCK, BLOCK);
      }
      peer.send(all);
      for (int i = 0; i < 10; i++) {
        simulation.pass(50);
        peer.channel().window(100);
        peer.send(new KeepAlive());
      }
      assertThat(simulation.alerts(PeerAlert.PeerDisconnected.class)).isEmpty();
      assertThat(peer.isClosed()).isFalse();
    }
  }

  @Test
  void aHandshakeThatDribblesEndsAfter10Seconds() {
    try (Simulation simulation = Simulation.seeding(content)) {
      simulation.add(content);
      Stranger peer = simulation.knock();
      byte[] bytes = Stranger.bytes(new Handshake(Stranger.FAST, content.infoHash(), peer.id()));
      for (int i = 0; i < 4; i++) {
        peer.raw(Arrays.copyOfRange(bytes, i, i + 1));
        simulation.pass(Duration.ofMillis(2499));
      }
      assertThat(peer.isClosed()).isFalse();
      assertThat(simulation.doorman().pending()).isEqualTo(1);
      simulation.pass(Duration.ofMillis(4));
      assertThat(peer.isClosed()).isTrue();
      assertThat(simulation.doorman().pending()).isZero();
      assertThat(simulation.held()).isZero();
    }
  }

  @Test
  void aPeerThatWeDialAndThatSaysNothingEndsAfter10Seconds() {
    try (Simulation simulation = Simulation.leeching()) {
      var torrent = simulation.add(content);
      torrent.connect(Simulation.address("45.9.9.9", 99));
      Stranger peer = simulation.exchange.dialled.values().iterator().next();
      assertThat(peer.theirs()).isPresent();
      simulation.pass(Duration.ofMillis(9_999));
      assertThat(peer.isClosed()).isFalse();
      simulation.pass(Duration.ofMillis(2));
      assertThat(peer.isClosed()).isTrue();
    }
  }

  @Test
  void whatIsNoHandshakeIsHungUpOnAtItsFirstWrongByte() {
    try (Simulation simulation = Simulation.seeding(content)) {
      simulation.add(content);
      assertThat(simulation.knock().raw(new byte[] {18}).isClosed()).isTrue();
      assertThat(simulation.knock().raw(new byte[] {19, 'B', 'i', 'p'}).isClosed()).isTrue();
    }
  }

  // --- limit 27

  @Test
  void aFloodOfControlMessagesIsDelayedThenEndedWhileOthersGoOn() {
    try (Simulation simulation = Simulation.seeding(content)) {
      simulation.add(content);
      Stranger loud = simulation.join(content, Stranger.FAST);
      Stranger other = simulation.join(content, Stranger.FAST).send(new Interested());
      simulation.pass(1);
      Message[] many = new Message[50_000];
      Arrays.fill(many, new Have(1));
      loud.inPartsOf(4096).send(many);
      assertThat(loud.channel().unread()).isGreaterThan(40_000 * 9);
      assertThat(loud.isClosed()).isFalse();
      int served = 0;
      for (int second = 0; second < 75 && !loud.isClosed(); second++) {
        simulation.pass(1);
        other.send(new Request(second % 64, 0, BLOCK));
        served += other.news(org.hotswarm.model.wire.Piece.class).size();
      }
      assertThat(loud.isClosed()).isTrue();
      assertThat(served).isGreaterThan(55);
      assertThat(other.isClosed()).isFalse();
    }
  }

  @Test
  void aBurstOfControlMessagesIsNoFlood() {
    try (Simulation simulation = Simulation.seeding(content)) {
      simulation.add(content);
      Stranger peer = simulation.join(content, Stranger.FAST);
      Message[] many = new Message[1990];
      Arrays.fill(many, new Have(1));
      peer.send(many);
      assertThat(peer.channel().unread()).isZero();
      simulation.pass(100);
      assertThat(peer.isClosed()).isFalse();
    }
  }
}
