package org.hotswarm.engine.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hotswarm.api.Torrent;
import org.hotswarm.api.alert.PeerAlert;
import org.hotswarm.api.settings.NetworkSettings;
import org.hotswarm.api.settings.PeerSettings;
import org.hotswarm.model.bencode.BDictionary;
import org.hotswarm.model.hash.InfoHash;
import org.hotswarm.model.peer.PeerId;
import org.hotswarm.model.wire.Handshake;
import org.hotswarm.model.wire.HaveAll;
import org.hotswarm.model.wire.HaveNone;
import org.hotswarm.picker.rarest.RarestPickerProvider;
import org.hotswarm.spi.picker.Picker;
import org.hotswarm.spi.picker.PickerNeeds;
import org.hotswarm.spi.picker.PickerProvider;
import org.hotswarm.spi.picker.PickerState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Limits 31, 34 and 40: who gets in, how many, and whom we dial. */
class ConnectionsTest {
  private final Content content = Content.of(10, 16_384);
  private final Simulation simulation = Simulation.leeching();

  @AfterEach
  void close() {
    simulation.close();
  }

  @Test
  void fourHandshakesOfOneAddressAreWaitedForAtOnce() {
    simulation.add(content);
    List<Stranger> waiting = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      waiting.add(simulation.knock("45.7.7.7"));
    }
    assertThat(waiting.subList(0, 4)).noneMatch(Stranger::isClosed);
    assertThat(waiting.get(4).isClosed()).isTrue();
    assertThat(simulation.knock("45.7.7.8").isClosed()).isFalse();

    waiting.get(0).channel().hangUp();
    assertThat(simulation.knock("45.7.7.7").isClosed()).isFalse();
    assertThat(simulation.doorman().pending()).isEqualTo(5);
  }

  @Test
  void aHundredHandshakesAreWaitedForAtOnce() {
    simulation.add(content);
    for (int i = 0; i < 100; i++) {
      assertThat(simulation.knock().isClosed()).isFalse();
    }
    assertThat(simulation.knock().isClosed()).isTrue();
    simulation.pass(11);
    assertThat(simulation.doorman().pending()).isZero();
    assertThat(simulation.knock().isClosed()).isFalse();
  }

  @Test
  void tenThousandSilentSocketsLeaveNothingBehind() {
    Torrent torrent = simulation.add(content);
    Stranger friend = simulation.join(content, Stranger.FAST).has(10, 0, 1, 2, 3, 4, 5, 6, 7, 8);
    friend.send(new org.hotswarm.model.wire.Unchoke());
    for (int i = 0; i < 10_000; i++) {
      simulation.knock("45.8.0." + i % 250);
      simulation.pass(Duration.ofMillis(1));
      if (i % 1000 == 0) {
        friend.answerAll(content);
      }
    }
    assertThat(torrent.status().progress().pieces()).as("a transfer goes on").isEqualTo(9);
    simulation.pass(11);
    assertThat(friend.isClosed()).isFalse();
    assertThat(simulation.doorman().pending()).isZero();
    assertThat(simulation.held()).isZero();
    assertThat(simulation.join(content, Stranger.FAST).isClosed()).isFalse();
  }

  @Test
  void theSessionTakesItsLimitAndTenMore() {
    simulation.set(PeerSettings.CONNECTIONS_LIMIT, 5);
    simulation.add(content);
    for (int i = 0; i < 15; i++) {
      assertThat(simulation.join(content, Stranger.FAST).isClosed()).isFalse();
    }
    Stranger last = simulation.join(content, Stranger.FAST);
    assertThat(last.isClosed()).isTrue();
    assertThat(simulation.connections().established()).isEqualTo(15);
  }

  @Test
  void aTorrentTakesItsLimit() {
    simulation.set(PeerSettings.TORRENT_CONNECTIONS_LIMIT, 3);
    simulation.add(content);
    List<Stranger> peers = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      peers.add(simulation.join(content, Stranger.FAST));
    }
    assertThat(peers.get(2).isClosed()).isFalse();
    assertThat(peers.get(3).isClosed()).isTrue();
    peers.get(0).channel().hangUp();
    assertThat(simulation.join(content, Stranger.FAST).isClosed()).isFalse();
  }

  @Test
  void oneConnectionPerAddressUnlessSeveralAreAllowed() {
    simulation.add(content);
    Stranger first = simulation.knock("45.1.1.1").handshake(content.infoHash(), Stranger.FAST);
    Stranger second = simulation.knock("45.1.1.1").handshake(content.infoHash(), Stranger.FAST);
    assertThat(first.isClosed()).isFalse();
    assertThat(second.isClosed()).isTrue();
    assertThat(second.theirs()).isEmpty();

    simulation.set(PeerSettings.ALLOW_MULTIPLE_CONNECTIONS_PER_IP, true);
    Stranger third = simulation.knock("45.1.1.1").handshake(content.infoHash(), Stranger.FAST);
    assertThat(third.isClosed()).isFalse();
  }

  @Test
  void onePeerIdIsThereOnce() {
    simulation.add(content);
    Stranger first = simulation.join(content, Stranger.FAST);
    Stranger twin =
        simulation.knock().handshake(new Handshake(Stranger.FAST, content.infoHash(), first.id()));
    assertThat(twin.isClosed()).isTrue();
    assertThat(first.isClosed()).isFalse();
  }

  @Test
  void weDoNotTalkToOurselves() {
    Torrent torrent = simulation.add(content);
    Stranger self =
        simulation
            .knock()
            .handshake(new Handshake(Stranger.FAST, content.infoHash(), simulation.self()));
    assertThat(self.isClosed()).isTrue();

    torrent.connect(Simulation.address("45.3.3.3", 3));
    Stranger dialled = simulation.exchange.dialled.values().iterator().next();
    dialled.handshake(new Handshake(Stranger.FAST, content.infoHash(), simulation.self()));
    assertThat(dialled.isClosed()).isTrue();
    assertThat(simulation.alerts(PeerAlert.PeerConnect.class)).isEmpty();
    assertThat(simulation.connections().established()).isZero();
  }

  @Test
  void anUnknownInfoHashEntersNothing() {
    simulation.add(content);
    Stranger peer = simulation.knock().handshake(InfoHash.copyOf(new byte[20]), Stranger.FAST);
    assertThat(peer.isClosed()).isTrue();
    assertThat(peer.theirs()).isEmpty();
    assertThat(simulation.alerts(PeerAlert.PeerConnect.class)).isEmpty();
    assertThat(simulation.doorman().pending()).isZero();
  }

  @Test
  void nobodyIsDialledPastTheBindAddress() {
    simulation.set(NetworkSettings.BIND_ADDRESS, "10.1.2.3");
    Torrent torrent = simulation.add(content);
    torrent.connect(Simulation.address("2001:db8::3", 3));
    assertThat(simulation.exchange.attempts).isZero();
    torrent.connect(Simulation.address("45.3.3.3", 3));
    assertThat(simulation.exchange.attempts).isEqualTo(1);
  }

  @Test
  void whomWeDialMustSpeakOfTheSameTorrent() {
    Torrent torrent = simulation.add(content);
    torrent.connect(Simulation.address("45.3.3.3", 3));
    Stranger dialled = simulation.exchange.dialled.values().iterator().next();
    assertThat(dialled.theirs().orElseThrow().infoHash()).isEqualTo(content.infoHash());
    dialled.handshake(InfoHash.copyOf(new byte[20]), Stranger.FAST);
    assertThat(dialled.isClosed()).isTrue();
  }

  private void trackerNames(int count) {
    for (int i = 0; i < count; i++) {
      simulation.tracker.peers.add(
          Simulation.address("45.%d.%d.%d".formatted(i / 65_536, i / 256 % 256, i % 256), 6881));
    }
  }

  @Test
  void twentyAttemptsASecondAndTwentyFiveHalfOpen() {
    trackerNames(200);
    simulation.add(content);
    assertThat(simulation.exchange.attempts).isEqualTo(20);
    simulation.pass(1);
    assertThat(simulation.exchange.attempts).isEqualTo(25);
    simulation.pass(8);
    assertThat(simulation.exchange.attempts).isEqualTo(25);
    simulation.pass(3);
    assertThat(simulation.exchange.attempts).isGreaterThan(40);
  }

  @Test
  void aPeerThatRefusesIsTriedThreeTimesAfterLongerAndLongerWaits() {
    simulation.exchange.refusing = true;
    trackerNames(1);
    simulation.add(content);
    List<Integer> at = new ArrayList<>();
    for (int second = 0; second < 1000; second++) {
      int before = simulation.exchange.attempts;
      simulation.pass(1);
      if (simulation.exchange.attempts > before) {
        at.add(second);
      }
    }
    assertThat(simulation.exchange.attempts).isEqualTo(3);
    assertThat(at).hasSize(2);
    assertThat(at.get(0)).isGreaterThanOrEqualTo(59);
    assertThat(at.get(1) - at.get(0)).isGreaterThanOrEqualTo(at.get(0));
  }

  @Test
  void aPeerThatHungUpIsNotDialledAgainAtOnce() {
    Torrent torrent = simulation.add(content);
    torrent.connect(Simulation.address("45.3.3.3", 3));
    simulation.answer("45.3.3.3:3", content, Stranger.FAST).channel().hangUp();
    simulation.pass(58);
    assertThat(simulation.exchange.attempts).isEqualTo(1);
    simulation.pass(5);
    assertThat(simulation.exchange.attempts).isEqualTo(2);
  }

  @Test
  void aHundredThousandAddressesAreKeptToThreeThousand() {
    simulation.exchange.refusing = true;
    trackerNames(100_000);
    Torrent torrent = simulation.add(content);
    simulation.pass(1);
    assertThat(torrent.status().swarm().known().all()).isEqualTo(3000);
  }

  @Test
  void twoSeedsHaveNothingToSayToEachOther() {
    Shelf full = new Shelf().with(content);
    try (Simulation seeding = new Simulation().withPicker().withStore(full)) {
      seeding.add(content);
      assertThat(seeding.join(content, Stranger.FAST).send(new HaveAll()).isClosed()).isTrue();
      seeding.set(PeerSettings.CLOSE_REDUNDANT_CONNECTIONS, false);
      assertThat(seeding.join(content, Stranger.FAST).send(new HaveAll()).isClosed()).isFalse();
    }
  }

  @Test
  void whenWeBecomeASeedSeedsAreLetGoAndOthersStay() {
    simulation.add(content);
    Stranger leech = simulation.join(content, Stranger.FAST).send(new HaveNone());
    Stranger seed =
        simulation
            .join(content, Stranger.FAST)
            .send(new HaveAll(), new org.hotswarm.model.wire.Unchoke());
    while (seed.answerAll(content) > 0) {
      simulation.pass(Duration.ofMillis(10));
    }
    assertThat(seed.isClosed()).isTrue();
    assertThat(leech.isClosed()).isFalse();
    assertThat(leech.heard(org.hotswarm.model.wire.Have.class)).hasSize(10);
  }

  // --- two that dial each other

  private static PeerId id(int first) {
    byte[] bytes = new byte[20];
    bytes[0] = (byte) first;
    return PeerId.copyOf(bytes);
  }

  private void dialEachOther(PeerId theirs, boolean oursStays) {
    Torrent torrent = simulation.add(content);
    torrent.connect(Simulation.address("45.5.5.5", 6881));
    Handshake greeting = new Handshake(Stranger.FAST, content.infoHash(), theirs);
    Stranger came = simulation.knock("45.5.5.5").handshake(greeting);
    assertThat(came.theirs()).as("taken though we are dialling").isPresent();
    Stranger dialled = simulation.exchange.dialled.values().iterator().next().handshake(greeting);
    assertThat(dialled.isClosed()).isEqualTo(!oursStays);
    assertThat(came.isClosed()).isEqualTo(oursStays);
    simulation.pass(1);
    assertThat(torrent.peers()).hasSize(1);
    assertThat(simulation.connections().established()).isEqualTo(1);
  }

  @Test
  void ofTwoThatDialEachOtherTheGreaterIdsConnectionStays() {
    dialEachOther(id(0), true);
  }

  @Test
  void ofTwoThatDialEachOtherTheirsStaysWhenTheirIdIsGreater() {
    dialEachOther(id(255), false);
  }

  @Test
  void nobodyTakesAPeersPlaceFromAnotherAddress() {
    Torrent torrent = simulation.add(content);
    torrent.connect(Simulation.address("45.5.5.5", 6881));
    Handshake greeting = new Handshake(Stranger.FAST, content.infoHash(), id(255));
    Stranger dialled = simulation.exchange.dialled.values().iterator().next().handshake(greeting);
    Stranger thief = simulation.knock("45.5.5.6").handshake(greeting);
    assertThat(thief.isClosed()).isTrue();
    assertThat(dialled.isClosed()).isFalse();
  }

  @Test
  void aPeerThatCameAndSaidWhereItListensIsDialledWhenItHasGone() {
    simulation.add(content);
    Stranger peer =
        simulation
            .knock("45.5.5.5")
            .handshake(content.infoHash(), Stranger.EXTENDED)
            .introduce(BDictionary.builder().put("p", 7777).build());
    simulation.pass(1);
    peer.channel().hangUp();
    simulation.pass(62);
    assertThat(simulation.exchange.dialled.keySet())
        .containsExactly(new InetSocketAddress("45.5.5.5", 7777));
  }

  // --- the end

  @Test
  void aTorrentThatIsStoppedLeavesNoTimerAndNoSeat() {
    simulation.pass(1);
    int timers = simulation.timers();
    simulation.add(content);
    simulation.join(content, Stranger.FAST).send(new HaveAll());
    simulation.pass(5);
    simulation.stop(content.infoHash());
    simulation.pass(11);
    assertThat(simulation.timers()).isEqualTo(timers);
    List<String> opened = new ArrayList<>();
    PickerProvider late =
        new PickerProvider() {
          @Override
          public String id() {
            return "late";
          }

          @Override
          public Picker open(PickerNeeds needs, Optional<PickerState> state) {
            opened.add("picker");
            return new RarestPickerProvider().open(needs, state);
          }
        };
    simulation.join(simulation.rosters.pickers(), late, "late", 100);
    assertThat(opened).isEmpty();
  }
}
