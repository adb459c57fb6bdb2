package org.hotswarm.engine.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.hotswarm.api.Torrent;
import org.hotswarm.api.settings.PeerSettings;
import org.hotswarm.api.settings.TransferSettings;
import org.hotswarm.api.status.BandwidthState;
import org.hotswarm.api.status.PeerFlag;
import org.hotswarm.api.status.PeerStatus;
import org.hotswarm.api.status.TorrentStatus;
import org.hotswarm.api.status.TorrentStatus.Known;
import org.hotswarm.model.bencode.BDictionary;
import org.hotswarm.model.peer.PeerSource;
import org.hotswarm.model.wire.Handshake;
import org.hotswarm.model.wire.HaveAll;
import org.hotswarm.model.wire.HaveNone;
import org.hotswarm.model.wire.Interested;
import org.hotswarm.model.wire.Request;
import org.hotswarm.model.wire.Reserved;
import org.hotswarm.model.wire.Unchoke;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is told of peers. */
class PeerStatusTest {
  private static final int BLOCK = 16_384;
  private static final int PIECE = 4 * BLOCK;
  private final Content content = Content.of(10, PIECE);
  private final Shelf shelf = new Shelf();
  private final Simulation simulation = new Simulation().withPicker().withStore(shelf);

  @AfterEach
  void close() {
    simulation.close();
  }

  private Stranger seed() {
    return simulation.join(content, Stranger.FAST).send(new HaveAll(), new Unchoke());
  }

  private static PeerStatus only(Torrent torrent) {
    assertThat(torrent.peers()).hasSize(1);
    return torrent.peers().get(0);
  }

  private Stranger leech(Torrent torrent) {
    Stranger leech = simulation.join(content, Stranger.FAST).send(new HaveNone(), new Interested());
    simulation.until(() -> !leech.heard(Unchoke.class).isEmpty(), Duration.ofSeconds(1), 60);
    assertThat(torrent.status().swarm().unchoked()).isEqualTo(1);
    return leech;
  }

  @Test
  void blocksThatWaitForTheDiskAreShownUntilTheyAreWritten() {
    Torrent torrent = simulation.add(content);
    Stranger seed = simulation.join(content, Stranger.PLAIN).has(10, 3).send(new Unchoke());
    List<Request> asked = seed.requests();
    simulation.pass(1);
    assertThat(only(torrent).buffers().disk()).isZero();
    simulation.diskHeld = true;
    seed.send(content.answer(asked.get(0)));
    seed.send(content.answer(asked.get(1)));
    simulation.pass(1);
    assertThat(only(torrent).buffers().disk()).isEqualTo(2 * BLOCK);
    simulation.diskDoes(1);
    simulation.pass(1);
    assertThat(only(torrent).buffers().disk()).isBetween(0L, (long) BLOCK);
    simulation.releaseDisk();
    simulation.pass(1);
    assertThat(only(torrent).buffers().disk()).isZero();
  }

  @Test
  void aPeerShowsWhatItIsAtAndWhatIsAskedOfIt() {
    Torrent torrent = simulation.add(content);
    Stranger seed =
        simulation
            .join(content, Reserved.of(Reserved.FAST, Reserved.EXTENDED))
            .introduce(BDictionary.builder().put("v", "Tester 7").build())
            .send(new HaveAll(), new Unchoke());
    simulation.pass(3);
    PeerStatus peer = only(torrent);
    assertThat(peer.address().ip().getHostAddress()).startsWith("45.");
    assertThat(peer.id()).contains(seed.id());
    assertThat(peer.type()).isEqualTo(PeerStatus.ConnectionType.STANDARD_BITTORRENT);
    assertThat(peer.client()).isEqualTo("Tester 7");
    assertThat(peer.sources()).containsExactly(PeerSource.INCOMING);
    assertThat(peer.flags())
        .containsExactlyInAnyOrder(
            PeerFlag.INTERESTING,
            PeerFlag.CHOKED,
            PeerFlag.SUPPORTS_EXTENSIONS,
            PeerFlag.SEED,
            PeerFlag.UPLOAD_ONLY);
    assertThat(peer.having().count()).isEqualTo(10);
    assertThat(peer.having().pieces().isFull()).isTrue();
    assertThat(peer.having().fraction()).isEqualTo(1);
    assertThat(peer.timing().sinceRequest()).contains(Duration.ofSeconds(3));
    assertThat(peer.timing().sinceActive()).isEqualTo(Duration.ofSeconds(3));
    assertThat(peer.timing().roundTrip()).isEmpty();
    assertThat(peer.traffic().reading()).isEqualTo(BandwidthState.NETWORK);
    assertThat(peer.traffic().writing()).isEqualTo(BandwidthState.IDLE);
    assertThat(peer.pipeline().asked()).isEqualTo(seed.requests().size());
  }

  @Test
  void aBlockThatIsHalfHereShowsHowFarItIsAndHowLongItMayTake() {
    Torrent torrent = simulation.add(content);
    Stranger seed = seed();
    Request first = seed.requests().get(0);
    byte[] piece = Stranger.bytes(content.answer(first));
    simulation.pass(5);
    seed.raw(Arrays.copyOf(piece, 5000));
    simulation.pass(1);
    PeerStatus peer = only(torrent);
    PeerStatus.Arriving arriving = peer.pipeline().next().orElseThrow();
    assertThat(arriving.piece()).isEqualTo(first.piece());
    assertThat(arriving.block()).isEqualTo(first.begin() / BLOCK);
    assertThat(arriving.received()).isEqualTo(5000);
    assertThat(arriving.length()).isEqualTo(BLOCK);
    assertThat(arriving.timeout()).isEqualTo(Duration.ofSeconds(20 - 6));
    assertThat(peer.buffers().receiveUsed()).isEqualTo(5000);
    assertThat(peer.buffers().receiveSize()).isGreaterThanOrEqualTo(piece.length);
    assertThat(peer.traffic().downloaded()).isZero();
    assertThat(peer.traffic().all().downloaded()).isGreaterThan(Handshake.LENGTH + 5000);
  }

  @Test
  void anAttemptIsShownUntilItIsAPeer() {
    simulation.tracker.peers.add(Simulation.address("45.0.0.1", 6881));
    simulation.exchange.refusing = true;
    Torrent torrent = simulation.add(content);
    simulation.pass(1);
    assertThat(torrent.peers()).isEmpty();
    assertThat(torrent.status().swarm().known()).isEqualTo(new Known(1, 0, 1));

    simulation.exchange.refusing = false;
    simulation.until(() -> !simulation.exchange.dialled.isEmpty(), Duration.ofSeconds(1), 200);
    simulation.pass(1);
    PeerStatus attempt = only(torrent);
    assertThat(attempt.flags())
        .containsExactlyInAnyOrder(PeerFlag.LOCAL_CONNECTION, PeerFlag.HANDSHAKE);
    assertThat(attempt.id()).isEmpty();
    assertThat(attempt.sources()).containsExactly(PeerSource.TRACKER);
    assertThat(attempt.failures().attempts()).isEqualTo(1);
    assertThat(torrent.status().swarm().halfOpen()).isEqualTo(1);
    assertThat(torrent.status().swarm().connected()).isZero();

    simulation.answer("45.0.0.1:6881", content, Stranger.FAST);
    simulation.pass(1);
    PeerStatus peer = only(torrent);
    assertThat(peer.is(PeerFlag.LOCAL_CONNECTION)).isTrue();
    assertThat(peer.is(PeerFlag.HANDSHAKE)).isFalse();
    assertThat(peer.timing().roundTrip()).contains(Duration.ZERO);
    assertThat(peer.client()).isEqualTo("TuoTu 0.0.0.1");
    assertThat(torrent.status().swarm().halfOpen()).isZero();
    assertThat(torrent.status().swarm().incoming()).isFalse();
  }

  @Test
  void aConnectionThatIsBeingOpenedIsShown() {
    simulation.tracker.peers.add(Simulation.address("45.0.0.1", 6881));
    simulation.exchange.hanging = true;
    Torrent torrent = simulation.add(content);
    simulation.pass(2);
    PeerStatus attempt = only(torrent);
    assertThat(attempt.flags())
        .containsExactlyInAnyOrder(PeerFlag.LOCAL_CONNECTION, PeerFlag.CONNECTING);
    assertThat(attempt.timing().sinceActive()).isEqualTo(Duration.ofSeconds(2));
    assertThat(attempt.timing().roundTrip()).isEmpty();
  }

  @Test
  void aPeerThatDownloadsFromUsShowsWhatItGot() {
    shelf.with(content);
    Torrent torrent = simulation.add(content);
    Stranger leech = leech(torrent);
    leech.send(new Request(0, 0, BLOCK), new Request(0, BLOCK, BLOCK));
    simulation.pass(1);
    PeerStatus peer = only(torrent);
    assertThat(peer.flags()).contains(PeerFlag.REMOTE_INTERESTED, PeerFlag.REMOTE_CHOKED);
    assertThat(peer.flags()).doesNotContain(PeerFlag.CHOKED, PeerFlag.INTERESTING);
    assertThat(peer.traffic().uploaded()).isEqualTo(2 * BLOCK);
    assertThat(peer.traffic().upRate()).isEqualTo(2 * BLOCK);
    assertThat(peer.traffic().all().upRate()).isGreaterThanOrEqualTo(BLOCK / 2);
    assertThat(peer.traffic().all().uploaded())
        .isGreaterThanOrEqualTo(Handshake.LENGTH + 2 * (BLOCK + 13));
    assertThat(peer.traffic().all().downRate()).isPositive();
    TorrentStatus.Traffic all = torrent.status().traffic();
    assertThat(all.uploaded()).isEqualTo(2 * BLOCK);
    assertThat(all.upRate()).isEqualTo(2 * BLOCK);
    assertThat(all.all().upRate()).isEqualTo(peer.traffic().all().upRate());
    assertThat(all.all().downRate()).isEqualTo(peer.traffic().all().downRate());
    assertThat(torrent.status().history().uploaded()).isEqualTo(2 * BLOCK);
    simulation.pass(20);
    assertThat(only(torrent).traffic().upRate()).isZero();
    assertThat(only(torrent).traffic().upPeak()).isEqualTo(2 * BLOCK);
  }

  @Test
  void aPeerThatIsOwedMoreThanTheRateAllowsWaits() {
    shelf.with(content);
    simulation.set(TransferSettings.UPLOAD_RATE_LIMIT, 1000L);
    Torrent torrent = simulation.add(content);
    Stranger leech = leech(torrent);
    leech.send(new Request(0, 0, BLOCK), new Request(5, 0, BLOCK), new Request(7, 0, BLOCK));
    simulation.pass(1);
    PeerStatus peer = only(torrent);
    assertThat(peer.pipeline().owed()).isEqualTo(2);
    assertThat(peer.traffic().writing()).isEqualTo(BandwidthState.GLOBAL);
    assertThat(torrent.status().swarm().waiting().up()).isEqualTo(1);
  }

  @Test
  void whatIsSentAndNotTakenIsShown() {
    shelf.with(content);
    Torrent torrent = simulation.add(content);
    Stranger leech = leech(torrent);
    leech.channel().window(0);
    leech.send(new Request(0, 0, BLOCK));
    simulation.pass(1);
    PeerStatus peer = only(torrent);
    assertThat(peer.buffers().sendUsed()).isGreaterThanOrEqualTo(BLOCK);
    assertThat(peer.buffers().sendSize()).isGreaterThanOrEqualTo(peer.buffers().sendUsed());
    assertThat(peer.traffic().writing()).isEqualTo(BandwidthState.NETWORK);
  }

  @Test
  void oneOfManyIsUnchokedToSeeHowItDoes() {
    shelf.with(content);
    simulation.set(PeerSettings.AUTO_UPLOAD_SLOTS, false).set(PeerSettings.UNCHOKE_SLOTS, 4);
    Torrent torrent = simulation.add(content);
    for (int i = 0; i < 20; i++) {
      simulation.join(content, Stranger.FAST).send(new HaveNone(), new Interested());
    }
    simulation.pass(120);
    assertThat(torrent.peers()).filteredOn(p -> p.is(PeerFlag.OPTIMISTIC_UNCHOKE)).hasSize(1);
    assertThat(torrent.peers())
        .filteredOn(peer -> peer.is(PeerFlag.OPTIMISTIC_UNCHOKE))
        .noneMatch(peer -> peer.is(PeerFlag.CHOKED));
  }

  @Test
  void howFastAPeerDownloadsIsSeenFromWhatItSays() {
    Torrent torrent = simulation.add(content);
    Stranger leech = simulation.join(content, Stranger.PLAIN).has(10, 0);
    simulation.pass(1);
    assertThat(only(torrent).having().downRate()).isZero();
    for (int piece = 1; piece < 10; piece++) {
      leech.gets(piece);
      simulation.pass(1);
    }
    assertThat(only(torrent).having().downRate()).isEqualTo(PIECE);
  }

  @Test
  void whoSendsAWrongPieceHasThatOnRecord() {
    Torrent torrent = simulation.add(content);
    Stranger liar = seed();
    liar.answer(
        request -> {
          byte[] wrong = Stranger.bytes(content.answer(request));
          wrong[20] ^= 1;
          liar.raw(wrong);
        });
    simulation.pass(1);
    assertThat(only(torrent).failures().hashes()).isPositive();
    assertThat(torrent.status().traffic().failed())
        .isEqualTo((long) PIECE * only(torrent).failures().hashes());
  }

  @Test
  void aSnapshotDoesNotChange() {
    Torrent torrent = simulation.add(content);
    Stranger leech = simulation.join(content, Stranger.PLAIN).has(10, 0);
    simulation.pass(1);
    PeerStatus before = only(torrent);
    before.having().pieces().clear();
    leech.gets(1);
    simulation.pass(1);
    assertThat(before.having().pieces().count()).isEqualTo(1);
    assertThat(before.flags()).isEqualTo(Set.copyOf(before.flags()));
    assertThat(only(torrent).having().pieces().count()).isEqualTo(2);
  }
}
