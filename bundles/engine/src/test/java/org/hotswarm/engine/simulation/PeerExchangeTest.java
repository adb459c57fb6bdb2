package org.hotswarm.engine.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hotswarm.api.Torrent;
import org.hotswarm.api.settings.PeerSettings;
import org.hotswarm.ext.pex.PexProvider;
import org.hotswarm.model.bencode.BDictionary;
import org.hotswarm.model.peer.PeerAddress;
import org.hotswarm.model.wire.Extended;
import org.hotswarm.model.wire.KeepAlive;
import org.hotswarm.model.wire.Reserved;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Limit 30, and peer exchange that comes and goes while its peers stay (BEP 11). */
class PeerExchangeTest {
  private static final Reserved BOTH = Reserved.of(Reserved.FAST, Reserved.EXTENDED);
  private static final int NUMBER = 7;

  private final Content content = Content.of(40 * 16_384, 16_384, false);
  private final PexProvider pex = new PexProvider();
  private final Simulation simulation = Simulation.leeching();

  @AfterEach
  void close() {
    simulation.close();
  }

  private void joinPex() {
    simulation.join(simulation.rosters.extensions(), pex, "pex", 0);
  }

  private Stranger peer(String ip, int listensOn) {
    return simulation
        .knock(ip)
        .handshake(content.infoHash(), BOTH)
        .introduce(
            BDictionary.builder()
                .put("m", BDictionary.builder().put("ut_pex", NUMBER).build())
                .put("p", listensOn)
                .build());
  }

  private static List<BDictionary> tales(Stranger peer) {
    return peer.heard(Extended.class).stream()
        .filter(message -> message.id() == NUMBER)
        .map(Stranger::tree)
        .toList();
  }

  private static byte[] compact(String... addresses) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (String address : addresses) {
      int colon = address.indexOf(':');
      int port = Integer.parseInt(address.substring(colon + 1));
      bytes.writeBytes(
          PeerAddress.of(new InetSocketAddress(address.substring(0, colon), port)).toCompact());
    }
    return bytes.toByteArray();
  }

  private static void tell(Stranger teller, byte[] added) {
    teller.extended(
        (int) teller.numberOf("ut_pex"), BDictionary.builder().put("added", added).build());
  }

  @Test
  void peersAreToldOfOneAnotherByWhereTheyListen() {
    joinPex();
    simulation.add(content);
    Stranger one = peer("45.1.1.1", 1111);
    Stranger other = peer("45.2.2.2", 2222);
    simulation.pass(6);
    assertThat(tales(one)).hasSize(1);
    assertThat(tales(one).get(0).string("added").orElseThrow().toBytes())
        .isEqualTo(compact("45.2.2.2:2222"));
    assertThat(tales(other).get(0).string("added").orElseThrow().toBytes())
        .isEqualTo(compact("45.1.1.1:1111"));
    other.channel().hangUp();
    simulation.pass(66);
    assertThat(tales(one)).hasSize(2);
    assertThat(tales(one).get(1).string("dropped").orElseThrow().toBytes())
        .isEqualTo(compact("45.2.2.2:2222"));
  }

  @Test
  void whoIsNamedIsDialled() {
    joinPex();
    simulation.add(content);
    Stranger teller = peer("45.1.1.1", 1111);
    tell(teller, compact("46.1.1.1:5000", "46.2.2.2:5000"));
    simulation.pass(2);
    assertThat(simulation.exchange.dialled.keySet())
        .contains(new InetSocketAddress("46.1.1.1", 5000), new InetSocketAddress("46.2.2.2", 5000));
  }

  @Test
  void addressesOfOurSiteAreOnlyTakenFromPeersOfOurSite() {
    joinPex();
    simulation.add(content);
    InetSocketAddress near = new InetSocketAddress("10.9.9.9", 5000);
    tell(peer("45.1.1.1", 1111), compact("10.9.9.9:5000", "127.0.0.1:22"));
    simulation.pass(2);
    assertThat(simulation.exchange.dialled.keySet()).doesNotContain(near);
    tell(peer("10.1.1.1", 1111), compact("10.9.9.9:5000"));
    simulation.pass(2);
    assertThat(simulation.exchange.dialled.keySet()).contains(near);
  }

  @Test
  void aPoisonerAimsNoMoreThanEightConnectionsAtANetwork() {
    joinPex();
    simulation.add(content);
    Stranger poisoner = peer("45.1.1.1", 1111);
    int named = 0;
    for (int minute = 0; minute < 10; minute++) {
      String[] victims = new String[1000];
      for (int i = 0; i < victims.length; i++, named++) {
        victims[i] = "66.66." + named % 2 + "." + (1 + named / 2 % 250) + ":" + (80 + named / 500);
      }
      tell(poisoner, compact(victims));
      simulation.pass(60);
    }
    assertThat(named).isEqualTo(10_000);
    Map<String, Integer> byNetwork = new HashMap<>();
    for (InetSocketAddress victim : simulation.exchange.dialled.keySet()) {
      String ip = victim.getAddress().getHostAddress();
      byNetwork.merge(ip.substring(0, ip.lastIndexOf('.')), 1, Integer::sum);
    }
    assertThat(byNetwork).containsKeys("66.66.0", "66.66.1");
    assertThat(byNetwork.values()).allMatch(count -> count <= 8);
  }

  @Test
  void itLeavesAndReturnsOnLiveConnectionsAndTellsNothingTwice() {
    joinPex();
    simulation.add(content);
    Stranger one = peer("45.1.1.1", 1111);
    Stranger other = peer("45.2.2.2", 2222);
    simulation.pass(6);
    long number = one.numberOf("ut_pex");
    simulation.rosters.extensions().leave(pex);
    assertThat(one.numberOf("ut_pex")).isZero();
    simulation.pass(60);
    peer("45.3.3.3", 3333);
    one.send(new KeepAlive());
    other.send(new KeepAlive());
    assertThat(tales(one)).hasSize(1);
    joinPex();
    assertThat(one.numberOf("ut_pex")).isEqualTo(number);
    simulation.pass(66);
    assertThat(one.isClosed()).isFalse();
    assertThat(tales(one)).hasSize(2);
    assertThat(tales(one).get(1).string("added").orElseThrow().toBytes())
        .isEqualTo(compact("45.3.3.3:3333"));
  }

  @Test
  void theSettingTurnsItOffAndOnWhileItsPeersStay() {
    joinPex();
    simulation.set(PeerSettings.PEER_EXCHANGE, false);
    Torrent torrent = simulation.add(content);
    Stranger one = peer("45.1.1.1", 1111);
    peer("45.2.2.2", 2222);
    simulation.pass(6);
    assertThat(one.numberOf("ut_pex")).as("an explicit 0, not nothing").isZero();
    assertThat(tales(one)).isEmpty();

    simulation.set(PeerSettings.PEER_EXCHANGE, true);
    simulation.rosters.extensions().resettle();
    assertThat(one.numberOf("ut_pex")).isPositive();
    simulation.pass(6);
    assertThat(tales(one)).hasSize(1);

    simulation.set(PeerSettings.PEER_EXCHANGE, false);
    simulation.rosters.extensions().resettle();
    assertThat(one.numberOf("ut_pex")).isZero();
    assertThat(torrent.peers()).hasSize(2);
  }

  @Test
  void aPrivateTorrentHasNone() {
    joinPex();
    Content secret = Content.of(10 * 16_384, 16_384, true);
    simulation.add(secret);
    Stranger one = simulation.join(secret, BOTH);
    assertThat(one.numberOf("ut_pex")).isNotPositive();
  }
}
