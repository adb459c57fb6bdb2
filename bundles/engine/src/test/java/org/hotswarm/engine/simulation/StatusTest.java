package org.hotswarm.engine.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.hotswarm.api.Torrent;
import org.hotswarm.api.limit.RateLimits;
import org.hotswarm.api.settings.TransferSettings;
import org.hotswarm.api.status.BandwidthState;
import org.hotswarm.api.status.PeerStatus;
import org.hotswarm.api.status.TorrentStatus;
import org.hotswarm.api.status.TorrentStatus.Announcement;
import org.hotswarm.model.wire.Handshake;
import org.hotswarm.model.wire.HaveAll;
import org.hotswarm.model.wire.Interested;
import org.hotswarm.model.wire.Request;
import org.hotswarm.model.wire.Unchoke;
import org.hotswarm.spi.tracker.AnnounceReply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is told of torrents. */
class StatusTest {
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

  private void serve(Stranger seed) {
    while (seed.answerAll(content) > 0) {
      simulation.pass(Duration.ofMillis(10));
    }
    simulation.pass(1);
  }

  private static PeerStatus only(Torrent torrent) {
    assertThat(torrent.peers()).hasSize(1);
    return torrent.peers().get(0);
  }

  @Test
  void thePayloadHasARate() {
    Torrent torrent = simulation.add(content);
    Stranger seed = seed();
    Request first = seed.requests().get(0);
    seed.send(content.answer(first));
    simulation.pass(1);
    PeerStatus peer = only(torrent);
    assertThat(peer.traffic().downloaded()).isEqualTo(BLOCK);
    assertThat(peer.traffic().downRate()).isEqualTo(BLOCK);
    assertThat(torrent.status().traffic().downRate()).isEqualTo(BLOCK);
    simulation.pass(15);
    assertThat(only(torrent).traffic().downRate()).isZero();
    assertThat(only(torrent).traffic().downPeak()).isEqualTo(BLOCK);
  }

  @Test
  void theProgressIsThatOfTheTask() {
    Torrent torrent = simulation.add(content);
    Stranger seed = seed();
    int first = seed.requests().get(0).piece();
    seed.answer(
        request -> {
          if (request.piece() == first) {
            seed.send(content.answer(request));
          }
        });
    simulation.pass(1);
    TorrentStatus.Progress progress = torrent.status().progress();
    assertThat(progress.wanted()).isEqualTo(10 * PIECE);
    assertThat(progress.wantedDone()).isEqualTo(PIECE);
    assertThat(torrent.pieces().nextSet(0)).isEqualTo(first);
    assertThat(torrent.pieces().count()).isEqualTo(1);
    assertThat(torrent.status().fraction())
        .isEqualTo((double) progress.wantedDone() / (10 * PIECE));
  }

  @Test
  void howOldAScrapeIsShows() {
    simulation.tracker.scraped =
        new AnnounceReply.Swarm(OptionalInt.of(12), OptionalInt.of(34), OptionalInt.empty());
    Torrent torrent = simulation.add(content);
    simulation.pass(1);
    assertThat(torrent.status().swarm().scraped().age()).isEmpty();
    torrent.trackers().scrape();
    simulation.pass(7);
    assertThat(torrent.status().swarm().scraped().age()).contains(Duration.ofSeconds(7));
  }

  @Test
  void theSwarmIsCounted() {
    Torrent torrent = simulation.add(content);
    seed();
    Stranger half = simulation.join(content, Stranger.PLAIN).has(10, 0, 1, 2, 3, 4);
    half.send(new Interested());
    simulation.pass(1);
    TorrentStatus.Swarm swarm = torrent.status().swarm();
    assertThat(swarm.connected()).isEqualTo(2);
    assertThat(swarm.seeds()).isEqualTo(1);
    assertThat(swarm.unchokingUs()).isEqualTo(1);
    assertThat(swarm.halfOpen()).isZero();
    assertThat(swarm.copies()).isEqualTo(1.5, within(1e-9));
    assertThat(swarm.incoming()).isTrue();
    half.gets(5);
    simulation.pass(1);
    assertThat(torrent.status().swarm().copies()).isEqualTo(1.6, within(1e-9));
    half.channel().close();
    simulation.pass(1);
    assertThat(torrent.status().swarm().copies()).isEqualTo(1);
  }

  @Test
  void whatIsSaidBesidePayloadIsCounted() {
    Torrent torrent = simulation.add(content);
    serve(seed());
    TorrentStatus.Traffic traffic = torrent.status().traffic();
    int payload = content.bytes().length;
    int headers = 40 * 13;
    assertThat(traffic.downloaded()).isEqualTo(payload);
    assertThat(traffic.all().downloaded()).isBetween((long) payload + headers, payload + 1000L);
    assertThat(traffic.all().uploaded()).isBetween(Handshake.LENGTH + 40 * 17L, 2000L);
    assertThat(torrent.status().fraction()).isEqualTo(1);
  }

  @Test
  void aPauseEndsTheCountButNotTheHistory() {
    Torrent torrent = simulation.add(content);
    serve(seed());
    simulation.pass(9);
    torrent.pause();
    simulation.pass(60);
    TorrentStatus paused = torrent.status();
    assertThat(paused.traffic().downloaded()).isEqualTo(content.bytes().length);
    assertThat(paused.history().active()).isEqualTo(Duration.ofSeconds(10));
    assertThat(paused.history().seeding()).isBetween(Duration.ofSeconds(9), Duration.ofSeconds(10));
    torrent.resume();
    simulation.pass(20);
    TorrentStatus again = torrent.status();
    assertThat(again.traffic().downloaded()).isZero();
    assertThat(again.traffic().all().downloaded()).isZero();
    assertThat(again.history().downloaded()).isEqualTo(content.bytes().length);
    assertThat(again.history().active()).isBetween(Duration.ofSeconds(20), Duration.ofSeconds(30));
  }

  @Test
  void theHistoryGoesOnInTheNextSession() {
    simulation.add(content);
    serve(seed());
    simulation.pass(99);
    simulation.stop(content.infoHash());
    simulation.pass(1);
    Torrent torrent = simulation.add(content);
    simulation.pass(50);
    assertThat(torrent.status().history().downloaded()).isEqualTo(content.bytes().length);
    assertThat(torrent.status().history().active()).isEqualTo(Duration.ofSeconds(150));
    assertThat(torrent.status().traffic().downloaded()).isZero();
  }

  @Test
  void trackersTellWhenTheyAreToldNext() {
    shelf.with(content);
    Torrent torrent = simulation.add(content);
    simulation.pass(60);
    Announcement announcement = torrent.status().announcement();
    assertThat(announcement.interval()).isEqualTo(Duration.ofMinutes(30));
    assertThat(announcement.next()).contains(Duration.ofMinutes(29));
    assertThat(announcement.tracker())
        .isEqualTo(Optional.of(torrent.trackers().all().get(0).url()));
    torrent.pause();
    assertThat(torrent.status().announcement().next()).isEmpty();
  }

  @Test
  void peersThatWaitForARateLimitAreCounted() {
    simulation.set(TransferSettings.DOWNLOAD_RATE_LIMIT, 20_000L);
    Torrent torrent = simulation.add(content);
    Stranger seed = seed();
    simulation.pass(2);
    seed.answerAll(content);
    simulation.pass(1);
    assertThat(only(torrent).traffic().reading()).isEqualTo(BandwidthState.GLOBAL);
    assertThat(torrent.status().swarm().waiting().down()).isEqualTo(1);
    assertThat(torrent.status().swarm().waiting().up()).isZero();
    torrent.limits().rates(new RateLimits(10_000, 0));
    simulation.pass(1);
    assertThat(only(torrent).traffic().reading()).isEqualTo(BandwidthState.TORRENT);
  }

  @Test
  void aTorrentOfWhichOnlyClocksGoOnIsLookedAtEveryTenSeconds() {
    shelf.with(content);
    Torrent torrent = simulation.add(content);
    simulation.pass(100);
    TorrentStatus before = torrent.status();
    simulation.pass(20);
    assertThat(torrent.status().history().seeding())
        .isBetween(
            before.history().seeding().plusSeconds(10), before.history().seeding().plusSeconds(30));
    seed();
    simulation.pass(1);
    assertThat(torrent.status().swarm().incoming()).isTrue();
  }
}
