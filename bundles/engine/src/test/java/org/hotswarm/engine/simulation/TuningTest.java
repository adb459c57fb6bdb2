package org.hotswarm.engine.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.hotswarm.api.settings.AnnounceSettings;
import org.hotswarm.api.settings.NetworkSettings;
import org.hotswarm.api.settings.PeerSettings;
import org.hotswarm.api.settings.TransferSettings;
import org.hotswarm.model.wire.Have;
import org.hotswarm.model.wire.HaveAll;
import org.hotswarm.model.wire.Interested;
import org.hotswarm.model.wire.Message;
import org.hotswarm.model.wire.Request;
import org.hotswarm.model.wire.Reserved;
import org.hotswarm.model.wire.Unchoke;
import org.hotswarm.spi.tracker.AnnounceRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings by which the engine is tuned: each makes the difference that its text promises. */
class TuningTest {
  private static final int BLOCK = 16_384;
  private final Content content = Content.of(64, 16 * BLOCK);

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void peersThatHaveAPieceAreToldOfItOnlyOnRequest(boolean redundant) {
    try (Simulation simulation = Simulation.leeching()) {
      simulation.set(TransferSettings.SEND_REDUNDANT_HAVE, redundant);
      simulation.add(content);
      Stranger seed = simulation.join(content, Stranger.FAST).send(new HaveAll(), new Unchoke());
      Stranger with = simulation.join(content, Stranger.FAST).has(64, everyButTheLast());
      Stranger without = simulation.join(content, Stranger.FAST).has(64, 63);
      for (int step = 0; step < 20; step++) {
        seed.answerAll(content);
        simulation.pass(Duration.ofMillis(100));
      }
      assertThat(without.heard(Have.class)).isNotEmpty();
      List<Have> news = new ArrayList<>(with.heard(Have.class));
      news.remove(new Have(63));
      assertThat(news.isEmpty()).isEqualTo(!redundant);
    }
  }

  private static int[] everyButTheLast() {
    return java.util.stream.IntStream.range(0, 63).toArray();
  }

  private static long unchoked(List<Stranger> peers) {
    return peers.stream().filter(peer -> !peer.heard(Unchoke.class).isEmpty()).count();
  }

  private List<Stranger> interested(Simulation simulation, int count) {
    List<Stranger> peers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      peers.add(simulation.join(content, Stranger.FAST).send(new Interested()));
    }
    return peers;
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void withoutARateLimitThereMayBeMoreSlotsThanTheSettingHas(boolean automatic) {
    try (Simulation simulation = Simulation.seeding(content)) {
      simulation.set(PeerSettings.AUTO_UPLOAD_SLOTS, automatic);
      simulation.set(PeerSettings.UNCHOKE_SLOTS, 2);
      simulation.add(content);
      List<Stranger> peers = interested(simulation, 6);
      simulation.pass(1);
      if (automatic) {
        assertThat(unchoked(peers)).isEqualTo(6);
      } else {
        assertThat(unchoked(peers)).isBetween(1L, 2L);
      }
    }
  }

  @Test
  void aRoundOfChokingComesOnceAnInterval() {
    try (Simulation simulation = Simulation.seeding(content)) {
      simulation.set(PeerSettings.UNCHOKE_INTERVAL, Duration.ofSeconds(40));
      simulation.set(PeerSettings.AUTO_UPLOAD_SLOTS, false);
      simulation.set(PeerSettings.UNCHOKE_SLOTS, 1);
      simulation.add(content);
      List<Stranger> peers = interested(simulation, 3);
      simulation.pass(1);
      assertThat(unchoked(peers)).isEqualTo(1);
      simulation.set(PeerSettings.UNCHOKE_SLOTS, 8);
      simulation.pass(30);
      assertThat(unchoked(peers)).as("before the next round").isEqualTo(1);
      simulation.pass(12);
      assertThat(unchoked(peers)).isEqualTo(3);
    }
  }

  @Test
  void trackersAndPeersAreToldWhatTheSettingsSay() {
    try (Simulation simulation = Simulation.leeching()) {
      simulation.set(AnnounceSettings.NUM_WANT, 7);
      simulation.set(NetworkSettings.ANNOUNCE_IP, "203.0.113.9");
      simulation.set(NetworkSettings.USER_AGENT, "Mine/7");
      simulation.add(content);
      AnnounceRequest announce = simulation.tracker.announces.get(0);
      assertThat(announce.numWant()).isEqualTo(7);
      assertThat(announce.announceIp().map(InetAddress::getHostAddress)).contains("203.0.113.9");
      Stranger peer = simulation.join(content, Reserved.of(Reserved.FAST, Reserved.EXTENDED));
      assertThat(peer.introductions().get(0).text("v")).contains("Mine 7");
    }
  }

  @Test
  void announcesAreAsFarApartAsTheSettingSays() {
    try (Simulation simulation = Simulation.leeching()) {
      simulation.set(AnnounceSettings.MIN_ANNOUNCE_INTERVAL, Duration.ofHours(1));
      simulation.add(content);
      simulation.pass(40 * 60);
      assertThat(simulation.tracker.announces).as("the tracker says 30 minutes").hasSize(1);
      simulation.pass(21 * 60);
      assertThat(simulation.tracker.announces).hasSize(2);
    }
  }

  @Test
  void soMuchIsReadAheadForAPeer() {
    assertThat(readAhead(64 << 10)).isBetween(32L << 10, 192L << 10);
    assertThat(readAhead(512 << 10)).isBetween(256L << 10, 1536L << 10);
  }

  /** Bytes held for a peer that has taken much and takes nothing more. */
  private long readAhead(int watermark) {
    try (Simulation simulation = Simulation.seeding(content)) {
      simulation.set(TransferSettings.SEND_BUFFER_WATERMARK, watermark);
      simulation.add(content);
      Stranger peer = simulation.join(content, Stranger.FAST).send(new Interested());
      simulation.pass(1);
      peer.send(requests(0, 256));
      simulation.pass(1);
      peer.channel().window(0);
      peer.send(requests(256, 512));
      simulation.pass(1);
      return simulation.held();
    }
  }

  private static Message[] requests(int from, int to) {
    Message[] all = new Message[to - from];
    for (int i = from; i < to; i++) {
      all[i - from] = new Request(i / 16, i % 16 * BLOCK, BLOCK);
    }
    return all;
  }
}
