package org.hotswarm.engine.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hotswarm.api.Torrent;
import org.hotswarm.api.settings.PeerSettings;
import org.hotswarm.api.settings.TransferSettings;
import org.hotswarm.model.wire.Choke;
import org.hotswarm.model.wire.HaveAll;
import org.hotswarm.model.wire.HaveNone;
import org.hotswarm.model.wire.Interested;
import org.hotswarm.model.wire.Message;
import org.hotswarm.model.wire.NotInterested;
import org.hotswarm.model.wire.Piece;
import org.hotswarm.model.wire.Request;
import org.hotswarm.model.wire.Unchoke;
import org.junit.jupiter.api.Test;

/** Limit 28, rate limits, and how much is asked of peers of different speed. */
class RatesTest {
  private static final int BLOCK = 16_384;
  private final Content content = Content.of(256, 16 * BLOCK);

  private Stranger seed(Simulation simulation) {
    return simulation.join(content, Stranger.FAST).send(new HaveAll(), new Unchoke());
  }

  // --- choking

  @Test
  void whoeverIsInterestedIsUnchokedSoonWhenThereIsRoom() {
    try (Simulation simulation = Simulation.seeding(content)) {
      simulation.add(content);
      Stranger peer = simulation.join(content, Stranger.FAST).send(new HaveNone());
      simulation.pass(20);
      assertThat(peer.heard(Unchoke.class)).isEmpty();
      peer.send(new Interested());
      simulation.pass(Duration.ofMillis(100));
      assertThat(peer.heard(Unchoke.class)).hasSize(1);
    }
  }

  @Test
  void withAnUploadLimitThereAreOnlyTheSlotsOfTheSetting() {
    try (Simulation simulation = Simulation.seeding(content)) {
      simulation.set(TransferSettings.UPLOAD_RATE_LIMIT, 1_000_000L);
      simulation.set(PeerSettings.UNCHOKE_SLOTS, 4);
      simulation.add(content);
      List<Stranger> peers = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        peers.add(simulation.join(content, Stranger.FAST).send(new Interested()));
      }
      simulation.pass(1);
      assertThat(peers.stream().filter(p -> !p.heard(Unchoke.class).isEmpty()).count())
          .isBetween(3L, 4L);
      assertThat(simulation.rounds.slots()).isEqualTo(4);
    }
  }

  @Test
  void aPlaceThatFallsFreeGoesToAnotherSoon() {
    try (Simulation simulation = Simulation.seeding(content)) {
      simulation.set(TransferSettings.UPLOAD_RATE_LIMIT, 1_000_000L);
      simulation.set(PeerSettings.UNCHOKE_SLOTS, 1);
      simulation.add(content);
      Stranger one = simulation.join(content, Stranger.FAST).send(new Interested());
      simulation.pass(1);
      Stranger other = simulation.join(content, Stranger.FAST).send(new Interested());
      simulation.pass(1);
      assertThat(one.heard(Unchoke.class)).hasSize(1);
      assertThat(other.heard(Unchoke.class)).isEmpty();
      one.channel().hangUp();
      simulation.pass(1);
      assertThat(other.heard(Unchoke.class)).hasSize(1);
    }
  }

  @Test
  void interestThatFlapsDoesNotMakeUsFlap() {
    try (Simulation simulation = Simulation.seeding(content)) {
      simulation.add(content);
      Stranger peer = simulation.join(content, Stranger.FAST);
      for (int i = 0; i < 60 * 60; i++) {
        peer.send(i % 2 == 0 ? new Interested() : new NotInterested());
        simulation.pass(Duration.ofNanos(1_000_000_000L / 60));
      }
      int changes = peer.heard(Choke.class).size() + peer.heard(Unchoke.class).size();
      assertThat(changes).isBetween(1, 7);
    }
  }

  // --- rate limits

  @Test
  void theUploadLimitIsKept() {
    try (Simulation simulation = Simulation.seeding(content)) {
      simulation.set(TransferSettings.UPLOAD_RATE_LIMIT, 1_000_000L);
      simulation.add(content);
      List<Stranger> peers = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        peers.add(simulation.join(content, Stranger.FAST).send(new Interested()));
      }
      simulation.pass(1);
      Message[] all = new Message[500];
      for (int i = 0; i < all.length; i++) {
        all[i] = new Request(i / 16, i % 16 * BLOCK, BLOCK);
      }
      peers.forEach(peer -> peer.send(all));
      peers.forEach(Stranger::news);
      long bytes = 0;
      for (int second = 0; second < 10; second++) {
        simulation.pass(1);
        for (Stranger peer : peers) {
          bytes += peer.news(Piece.class).stream().mapToLong(p -> p.data().remaining()).sum();
        }
      }
      assertThat(bytes).isBetween(9_000_000L, 10_500_000L);
    }
  }

  @Test
  void theDownloadLimitIsKept() {
    try (Simulation simulation = Simulation.leeching()) {
      simulation.set(TransferSettings.DOWNLOAD_RATE_LIMIT, 1_000_000L);
      Torrent torrent = simulation.add(content);
      Stranger seed = seed(simulation).inPartsOf(65_536);
      for (int step = 0; step < 1000; step++) {
        seed.answerAll(content);
        simulation.pass(Duration.ofMillis(20));
      }
      assertThat(torrent.status().traffic().downloaded()).isBetween(18_500_000L, 21_000_000L);
      long rate = torrent.status().traffic().downRate();
      assertThat(rate).isBetween(900_000L, 1_100_000L);

      simulation.set(TransferSettings.DOWNLOAD_RATE_LIMIT, 0L);
      for (int step = 0; step < 200; step++) {
        seed.answerAll(content);
        simulation.pass(Duration.ofMillis(20));
      }
      assertThat(torrent.status().progress().pieces()).isEqualTo(256);
    }
  }

  // --- pipelines

  @Test
  void aFastPeerIsAskedForMoreAndMoreUpToTheLimit() {
    try (Simulation simulation = Simulation.leeching()) {
      simulation.set(TransferSettings.MAX_OUT_REQUEST_QUEUE, 300);
      Torrent torrent = simulation.add(content);
      Stranger seed = seed(simulation);
      int first = seed.requests().size();
      assertThat(first).isBetween(2, 16);
      int most = 0;
      for (int step = 0; step < 40; step++) {
        seed.answerAll(content);
        simulation.pass(Duration.ofMillis(100));
        most = Math.max(most, seed.requests().size());
      }
      assertThat(most).isGreaterThan(150).isLessThanOrEqualTo(300);
      assertThat(torrent.status().traffic().redundant()).isZero();
    }
  }

  @Test
  void aSlowPeerIsAskedForWhatItSendsInThreeSeconds() {
    try (Simulation simulation = Simulation.leeching()) {
      Torrent torrent = simulation.add(content);
      Stranger seed = seed(simulation);
      List<Request> waiting = new ArrayList<>();
      for (int step = 0; step < 120; step++) {
        waiting.addAll(seed.news(Request.class));
        seed.send(content.answer(waiting.remove(0)), content.answer(waiting.remove(0)));
        simulation.pass(1);
      }
      assertThat(torrent.peers().get(0).pipeline().asked()).isBetween(4, 8);
    }
  }

  @Test
  void aFastPeerGetsWholePieces() {
    try (Simulation simulation = Simulation.leeching()) {
      simulation.add(content);
      Stranger fast = seed(simulation);
      Stranger other = seed(simulation);
      for (int step = 0; step < 30; step++) {
        fast.answerAll(content);
        other.answerAll(content);
        simulation.pass(Duration.ofMillis(100));
      }
      Set<Integer> ofFast = new HashSet<>();
      fast.requests().forEach(request -> ofFast.add(request.piece()));
      Set<Integer> ofOther = new HashSet<>();
      other.requests().forEach(request -> ofOther.add(request.piece()));
      ofFast.retainAll(ofOther);
      assertThat(ofFast).hasSizeLessThanOrEqualTo(1);
    }
  }

  @Test
  void aFullDiskQueueStopsReadingAndGoesOn() {
    try (Simulation simulation = Simulation.leeching()) {
      Torrent torrent = simulation.add(Content.of(600, 16 * BLOCK));
      Content big = Content.of(600, 16 * BLOCK);
      Stranger seed = simulation.join(big, Stranger.FAST).send(new HaveAll(), new Unchoke());
      for (int step = 0; step < 12; step++) {
        seed.answerAll(big);
        simulation.pass(Duration.ofMillis(100));
      }
      simulation.diskHeld = true;
      for (int step = 0; step < 150; step++) {
        seed.answerAll(big);
        simulation.pass(Duration.ofMillis(100));
      }
      assertThat(simulation.held()).isBetween(64L << 20, 70L << 20);
      assertThat(seed.channel().unread()).isPositive();
      simulation.releaseDisk();
      for (int step = 0; step < 400 && torrent.status().progress().pieces() < 600; step++) {
        seed.answerAll(big);
        simulation.pass(Duration.ofMillis(100));
      }
      assertThat(torrent.status().progress().pieces()).isEqualTo(600);
    }
  }
}
