package org.hotswarm.engine.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import org.hotswarm.api.Torrent;
import org.hotswarm.api.alert.PeerAlert;
import org.hotswarm.api.alert.SessionAlert.PeerBlocked;
import org.hotswarm.model.filter.IpFilter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whom the IP filter blocks has nothing to do with us, from the moment it is in force. */
class KeptOutTest {
  private final Content content = Content.of(10, 16_384);
  private final Simulation simulation = Simulation.leeching();

  @AfterEach
  void close() {
    simulation.close();
  }

  private static InetAddress ip(String text) {
    return Simulation.address(text, 1).ip();
  }

  private void block(String first, String last) {
    simulation.filter(IpFilter.builder().block(ip(first), ip(last)).build());
  }

  private List<String> blocked() {
    return simulation.alerts(PeerBlocked.class).stream()
        .map(alert -> alert.address().getHostAddress())
        .toList();
  }

  private Stranger come(String ip) {
    return simulation.knock(ip).handshake(content.infoHash(), Stranger.FAST);
  }

  @Test
  void nobodyBlockedIsLetIn() {
    simulation.add(content);
    block("45.9.0.0", "45.9.255.255");
    Stranger peer = simulation.knock("45.9.9.9");
    assertThat(peer.isClosed()).isTrue();
    assertThat(peer.theirs()).isEmpty();
    assertThat(simulation.doorman().pending()).isZero();
    assertThat(blocked()).containsExactly("45.9.9.9");
    assertThat(come("45.10.0.0").isClosed()).isFalse();
  }

  @Test
  void nobodyBlockedIsDialledWhoeverNamesThem() {
    simulation.tracker.peers.add(Simulation.address("45.9.0.1", 6881));
    simulation.tracker.peers.add(Simulation.address("45.8.0.1", 6881));
    block("45.9.0.0", "45.9.255.255");
    Torrent torrent = simulation.add(content);
    torrent.connect(Simulation.address("45.9.0.2", 6881));
    assertThat(simulation.exchange.dialled.keySet())
        .extracting(address -> address.getAddress().getHostAddress())
        .containsExactly("45.8.0.1");
    assertThat(blocked()).containsExactlyInAnyOrder("45.9.0.1", "45.9.0.2");
  }

  @Test
  void whoIsConnectedHasToLeaveAndIsNotDialledAgain() {
    Torrent torrent = simulation.add(content);
    torrent.connect(Simulation.address("45.9.0.2", 6881));
    Stranger dialled = simulation.answer("45.9.0.2:6881", content, Stranger.FAST);
    Stranger came = come("45.9.0.3");
    Stranger other = come("45.8.0.3");
    block("45.9.0.0", "45.9.255.255");
    assertThat(dialled.isClosed()).isTrue();
    assertThat(came.isClosed()).isTrue();
    assertThat(other.isClosed()).isFalse();
    assertThat(blocked()).containsExactlyInAnyOrder("45.9.0.2", "45.9.0.3");
    assertThat(simulation.alerts(PeerAlert.PeerDisconnected.class))
        .extracting(PeerAlert.PeerDisconnected::message)
        .containsOnly("kept out by the IP filter");
    simulation.pass(600);
    assertThat(simulation.exchange.attempts).isEqualTo(1);

    simulation.filter(IpFilter.none());
    assertThat(come("45.9.0.3").isClosed()).isFalse();
    torrent.connect(Simulation.address("45.9.0.2", 6881));
    assertThat(simulation.exchange.attempts).isEqualTo(2);
  }

  @Test
  void whoIsAboutToConnectDoesNotBecomeAPeer() {
    Torrent torrent = simulation.add(content);
    torrent.connect(Simulation.address("45.9.0.2", 6881));
    Stranger waiting = simulation.knock("45.9.0.3");
    block("45.9.0.0", "45.9.255.255");
    Stranger dialled = simulation.answer("45.9.0.2:6881", content, Stranger.FAST);
    waiting.handshake(content.infoHash(), Stranger.FAST);
    assertThat(dialled.isClosed()).isTrue();
    assertThat(waiting.isClosed()).isTrue();
    assertThat(waiting.theirs()).isEmpty();
    assertThat(simulation.alerts(PeerAlert.PeerConnect.class)).isEmpty();
    assertThat(simulation.connections().established()).isZero();
    simulation.pass(600);
    assertThat(simulation.exchange.attempts).isEqualTo(1);
  }
}
