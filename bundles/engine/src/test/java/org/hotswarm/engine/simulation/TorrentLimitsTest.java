package org.hotswarm.engine.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.data.Percentage.withPercentage;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.hotswarm.api.Torrent;
import org.hotswarm.api.limit.RateLimits;
import org.hotswarm.api.settings.PeerSettings;
import org.hotswarm.api.settings.TransferSettings;
import org.hotswarm.model.peer.PeerAddress;
import org.hotswarm.model.wire.HaveAll;
import org.hotswarm.model.wire.Interested;
import org.hotswarm.model.wire.Message;
import org.hotswarm.model.wire.Piece;
import org.hotswarm.model.wire.Request;
import org.hotswarm.model.wire.Unchoke;
import org.junit.jupiter.api.Test;

/** Limits of sessions, torrents and peers, changed while they transfer. */
class TorrentLimitsTest {
  private static final int BLOCK = 16_384;

  /** Of a full packet to IPv4, what is load. */
  private static final double LOAD = 1460.0 / 1500;

  private final Content content = Content.of(256, 16 * BLOCK);

  private Stranger seed(Simulation simulation) {
    return simulation.join(content, Stranger.FAST).send(new HaveAll(), new Unchoke());
  }

  /** One that may download and asks for as many blocks as are queued. */
  private Stranger leech(Simulation simulation, String ip) {
    Stranger leech = simulation.knock(ip).handshake(content.infoHash(), Stranger.FAST);
    leech.send(new Interested());
    simulation.pass(1);
    Message[] all = new Message[500];
    for (int i = 0; i < all.length; i++) {
      all[i] = new Request(i / 16, i % 16 * BLOCK, BLOCK);
    }
    return leech.send(all);
  }

  private static long received(Stranger leech) {
    return leech.news(Piece.class).stream().mapToLong(piece -> piece.data().remaining()).sum();
  }

  private static PeerAddress addressOf(Stranger stranger) {
    return PeerAddress.of((java.net.InetSocketAddress) stranger.channel().remoteAddress());
  }

  /** Lets seeds answer what they are asked for {@code seconds}; answers what came. */
  private long download(Simulation simulation, Torrent torrent, List<Stranger> seeds, int seconds) {
    long before = torrent.status().traffic().downloaded();
    for (int step = 0; step < seconds * 50; step++) {
      seeds.forEach(seed -> seed.answerAll(content));
      simulation.pass(Duration.ofMillis(20));
    }
    return torrent.status().traffic().downloaded() - before;
  }

  @Test
  void aTorrentsUploadLimitIsKeptAndSharedByItsPeers() {
    try (Simulation simulation = Simulation.seeding(content)) {
      Torrent torrent = simulation.add(content);
      torrent.limits().rates(new RateLimits(0, 300_000));
      assertThat(torrent.limits().rates()).isEqualTo(new RateLimits(0, 300_000));
      List<Stranger> leeches = new ArrayList<>();
      for (String ip : List.of("45.1.1.1", "45.1.1.2", "45.1.1.3")) {
        leeches.add(leech(simulation, ip));
      }
      simulation.pass(2);
      leeches.forEach(TorrentLimitsTest::received);
      simulation.pass(10);
      long all = 0;
      for (Stranger leech : leeches) {
        long its = received(leech);
        assertThat(its).isCloseTo((long) (1_000_000 * LOAD), within(1L << 16));
        all += its;
      }
      assertThat(all).isCloseTo((long) (3_000_000 * LOAD), withPercentage(2));
    }
  }

  @Test
  void aTorrentsDownloadLimitIsKeptAmongManyPeers() {
    try (Simulation simulation = Simulation.leeching()) {
      Torrent torrent = simulation.add(content);
      torrent.limits().rates(new RateLimits(500_000, 0));
      List<Stranger> seeds = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        seeds.add(seed(simulation));
      }
      download(simulation, torrent, seeds, 5);
      assertThat(download(simulation, torrent, seeds, 10))
          .isCloseTo((long) (5_000_000 * LOAD), withPercentage(3));
    }
  }

  @Test
  void aLimitThatIsRaisedOrTakenAwayStallsNobody() {
    try (Simulation simulation = Simulation.leeching()) {
      Torrent torrent = simulation.add(content);
      torrent.limits().rates(new RateLimits(20_000, 0));
      List<Stranger> seeds = List.of(seed(simulation), seed(simulation));
      download(simulation, torrent, seeds, 20);
      torrent.limits().rates(new RateLimits(1_000_000, 0));
      assertThat(download(simulation, torrent, seeds, 3)).isGreaterThan(2_000_000);
      torrent.limits().rates(new RateLimits(10_000, 0));
      assertThat(download(simulation, torrent, seeds, 10)).isBetween(60_000L, 200_000L);
      torrent.limits().rates(RateLimits.NONE);
      download(simulation, torrent, seeds, 5);
      assertThat(torrent.status().progress().pieces()).isEqualTo(256);
    }
  }

  @Test
  void aPeersOwnLimitHoldsForItAlone() {
    try (Simulation simulation = Simulation.seeding(content)) {
      Torrent torrent = simulation.add(content);
      torrent.limits().rates(new RateLimits(0, 600_000));
      Stranger slow = leech(simulation, "45.1.1.1");
      PeerAddress address = addressOf(slow);
      torrent.limits().ofPeer(address, new RateLimits(0, 50_000));
      Stranger other = leech(simulation, "45.1.1.2");
      simulation.pass(1);
      received(slow);
      received(other);
      simulation.pass(10);
      assertThat(received(slow)).isCloseTo((long) (500_000 * LOAD), within(2L * BLOCK));
      assertThat(received(other)).isGreaterThan(5_100_000);
      assertThat(torrent.limits().ofPeer(address)).isEqualTo(new RateLimits(0, 50_000));
      assertThat(torrent.limits().ofPeer(addressOf(other))).isEqualTo(RateLimits.NONE);
    }
  }

  @Test
  void peersOfTheLocalNetworkKnowNoLimitIfSoSet() {
    try (Simulation simulation = Simulation.seeding(content)) {
      simulation.set(TransferSettings.UPLOAD_RATE_LIMIT, 100_000L);
      simulation.add(content);
      Stranger local = leech(simulation, "192.168.1.7");
      Stranger here = leech(simulation, "127.0.0.1");
      simulation.pass(1);
      assertThat(received(local)).isEqualTo(500L * BLOCK);
      assertThat(received(here)).as("this host is no network").isLessThan(300_000);

      simulation.set(PeerSettings.IGNORE_LIMITS_ON_LOCAL_NETWORK, false);
      Stranger another = leech(simulation, "192.168.1.8");
      simulation.pass(1);
      assertThat(received(another)).isLessThan(300_000);
    }
  }

  @Test
  void peersOfTheLocalNetworkNeedNoUploadSlot() {
    try (Simulation simulation = Simulation.seeding(content)) {
      simulation.set(TransferSettings.UPLOAD_RATE_LIMIT, 100_000L);
      simulation.set(PeerSettings.UNCHOKE_SLOTS, 1);
      simulation.add(content);
      List<Stranger> local = new ArrayList<>();
      List<Stranger> far = new ArrayList<>();
      for (int i = 1; i < 4; i++) {
        local.add(simulation.knock("192.168.1." + i).handshake(content.infoHash(), Stranger.FAST));
        far.add(simulation.knock("45.1.1." + i).handshake(content.infoHash(), Stranger.FAST));
      }
      local.forEach(peer -> peer.send(new Interested()));
      far.forEach(peer -> peer.send(new Interested()));
      simulation.pass(1);
      assertThat(local).noneMatch(peer -> peer.heard(Unchoke.class).isEmpty());
      assertThat(far).filteredOn(peer -> !peer.heard(Unchoke.class).isEmpty()).hasSize(1);
    }
  }

  @Test
  void headersOfPacketsCountIfSoSet() {
    try (Simulation simulation = Simulation.seeding(content)) {
      simulation.set(TransferSettings.UPLOAD_RATE_LIMIT, 500_000L);
      simulation.set(TransferSettings.RATE_LIMIT_IP_OVERHEAD, false);
      simulation.add(content);
      Stranger leech = leech(simulation, "45.1.1.1");
      received(leech);
      simulation.pass(10);
      assertThat(received(leech)).isCloseTo(5_000_000, withPercentage(0.5));
      simulation.set(TransferSettings.RATE_LIMIT_IP_OVERHEAD, true);
      simulation.pass(5);
      assertThat(received(leech)).isCloseTo((long) (2_500_000 * LOAD), withPercentage(1.5));
    }
  }

  @Test
  void aTorrentHasNoMoreConnectionsThanItsOwnLimit() {
    try (Simulation simulation = Simulation.seeding(content)) {
      Torrent torrent = simulation.add(content);
      torrent.limits().connections(OptionalInt.of(2));
      List<Stranger> peers = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        peers.add(simulation.join(content, Stranger.FAST));
      }
      simulation.pass(2);
      assertThat(torrent.status().swarm().connected()).isEqualTo(2);
      assertThat(peers).filteredOn(Stranger::isClosed).hasSize(2);
    }
  }

  @Test
  void aLowerLimitClosesTheConnectionsOfLeastUse() {
    try (Simulation simulation = Simulation.leeching()) {
      Torrent torrent = simulation.add(content);
      Stranger idle = simulation.join(content, Stranger.FAST);
      List<Stranger> seeds = List.of(seed(simulation), seed(simulation));
      Stranger late = simulation.join(content, Stranger.FAST);
      simulation.pass(2);
      torrent.limits().connections(OptionalInt.of(2));
      simulation.pass(2);
      assertThat(idle.isClosed()).isTrue();
      assertThat(late.isClosed()).isTrue();
      assertThat(seeds).noneMatch(Stranger::isClosed);
    }
  }

  @Test
  void theSessionsLowerLimitClosesThemToo() {
    try (Simulation simulation = Simulation.seeding(content)) {
      Torrent torrent = simulation.add(content);
      for (int i = 0; i < 20; i++) {
        simulation.join(content, Stranger.FAST);
      }
      simulation.pass(2);
      assertThat(torrent.status().swarm().connected()).isEqualTo(20);
      simulation.set(PeerSettings.CONNECTIONS_LIMIT, 3);
      simulation.pass(30);
      assertThat(torrent.status().swarm().connected()).as("ten more for a moment").isEqualTo(13);
    }
  }

  @Test
  void underARatioWhoeverGivesNothingGetsLittle() {
    try (Simulation simulation = Simulation.leeching()) {
      Torrent torrent = simulation.add(content);
      Stranger seed = seed(simulation);
      for (int step = 0; step < 30 && torrent.status().progress().pieces() < 100; step++) {
        seed.answerAll(content);
        simulation.pass(Duration.ofMillis(100));
      }
      int pieces = torrent.status().progress().pieces();
      assertThat(pieces).isBetween(60, 255);
      torrent.limits().ratio(1);
      simulation.pass(1);
      Stranger leech = simulation.join(content, Stranger.FAST);
      leech.send(new Interested());
      simulation.pass(2);
      for (int piece : torrentPieces(torrent)) {
        leech.send(new Request(piece, 0, BLOCK));
      }
      simulation.pass(60);
      assertThat(received(leech)).isBetween(64_000L, 200_000L);
      torrent.limits().ratio(0);
      simulation.pass(2);
      assertThat(received(leech)).as("what was still asked for").isGreaterThan(500_000);
    }
  }

  private static List<Integer> torrentPieces(Torrent torrent) {
    List<Integer> there = new ArrayList<>();
    for (int piece = torrent.pieces().nextSet(0); piece >= 0; ) {
      there.add(piece);
      piece = torrent.pieces().nextSet(piece + 1);
    }
    return there;
  }

  @Test
  void aTorrentUnchokesNoMorePeersThanItsOwnLimit() {
    try (Simulation simulation = Simulation.seeding(content)) {
      Torrent torrent = simulation.add(content);
      torrent.limits().uploads(OptionalInt.of(2));
      List<Stranger> peers = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        peers.add(simulation.join(content, Stranger.FAST).send(new Interested()));
      }
      simulation.pass(1);
      assertThat(peers).filteredOn(peer -> !peer.heard(Unchoke.class).isEmpty()).hasSize(2);
      torrent.limits().uploads(OptionalInt.empty());
      simulation.pass(1);
      assertThat(peers).noneMatch(peer -> peer.heard(Unchoke.class).isEmpty());
    }
  }

  @Test
  void whatMakesNoSenseIsRefused() {
    try (Simulation simulation = Simulation.seeding(content)) {
      Torrent torrent = simulation.add(content);
      assertThatThrownBy(() -> new RateLimits(-1, 0))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("-1 bytes per second");
      assertThatThrownBy(() -> torrent.limits().connections(OptionalInt.of(1)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("at least 2");
      assertThatThrownBy(() -> torrent.limits().uploads(OptionalInt.of(0)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("at least 1");
      assertThatThrownBy(() -> torrent.limits().ratio(0.5))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("0.5; it is 0 for none, or 1 or more");
      assertThat(torrent.limits().connections()).isEmpty();
      assertThat(torrent.limits().ratio()).isZero();
    }
  }
}
