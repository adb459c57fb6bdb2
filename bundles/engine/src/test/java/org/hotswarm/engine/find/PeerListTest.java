package org.hotswarm.engine.find;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.hotswarm.api.settings.PeerSettings;
import org.hotswarm.api.settings.Settings;
import org.hotswarm.model.peer.PeerAddress;
import org.hotswarm.model.peer.PeerSource;
import org.junit.jupiter.api.Test;

class PeerListTest {
  private static final PeerAddress US = ip(123, 213, 32, 10);

  private Settings settings = Settings.defaults();
  private final PeerList list =
      new PeerList(() -> settings, new AddressRules(() -> true, Set::of, new IpGate(alert -> {})));

  private static PeerAddress ip(int a, int b, int c, int d) {
    return PeerAddress.of(new byte[] {(byte) a, (byte) b, (byte) c, (byte) d}, 6881);
  }

  private static PeerAddress numbered(int n) {
    return ip(20 + (n >>> 24), n >>> 16, n >>> 8, n);
  }

  private static long seconds(long n) {
    return TimeUnit.SECONDS.toNanos(n);
  }

  private boolean add(PeerAddress address, PeerSource source) {
    return list.add(address, source, false);
  }

  private Optional<PeerAddress> next(long second) {
    return list.next(seconds(second)).map(PeerList.Candidate::address);
  }

  private void fail(PeerAddress address, long second) {
    list.dialing(address);
    list.disconnected(address, false, seconds(second));
  }

  private List<PeerAddress> dialAll(long second) {
    List<PeerAddress> order = new ArrayList<>();
    for (Optional<PeerAddress> peer = next(second); peer.isPresent(); peer = next(second)) {
      list.dialing(peer.get());
      order.add(peer.get());
    }
    return order;
  }

  @Test
  void seedsAreCounted() {
    add(numbered(1), PeerSource.TRACKER);
    add(numbered(2), PeerSource.TRACKER);
    list.setSeed(numbered(1), true);
    assertThat(list.seeds()).isEqualTo(1);
    list.setSeed(numbered(2), true);
    list.setSeed(numbered(1), false);
    assertThat(list.seeds()).isEqualTo(1);
    list.ban(numbered(2).ip());
    assertThat(list.seeds()).isZero();
  }

  @Test
  void takesAnAddressOnceAndOnlyIfTheRulesAllow() {
    assertThat(add(ip(9, 9, 9, 9), PeerSource.TRACKER)).isTrue();
    assertThat(add(ip(9, 9, 9, 9), PeerSource.PEX)).isFalse();
    assertThat(add(ip(127, 0, 0, 1), PeerSource.TRACKER)).isFalse();
    assertThat(list.add(ip(127, 0, 0, 1), PeerSource.TRACKER, true)).isTrue();
    assertThat(list.size()).isEqualTo(2);
    list.setExternalAddress(US);
    assertThat(add(US, PeerSource.TRACKER)).as("ourselves").isFalse();
  }

  @Test
  void dialsThoseTheUserNamedFirstThenWhoFailedLeastThenByCanonicalPriority() {
    list.setExternalAddress(US);
    PeerAddress failed = ip(20, 0, 0, 1);
    add(failed, PeerSource.TRACKER);
    fail(failed, 0);
    List<PeerAddress> strangers = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      strangers.add(ip(30 + i, i, 0, 1));
      add(strangers.get(i), PeerSource.TRACKER);
    }
    PeerAddress invited = ip(21, 0, 0, 1);
    add(invited, PeerSource.MAGNET);
    List<PeerAddress> order = dialAll(1000);
    strangers.sort(
        (a, b) -> Long.compare(CanonicalPriority.of(US, b), CanonicalPriority.of(US, a)));
    assertThat(order.get(0)).isEqualTo(invited);
    assertThat(order.subList(1, 21)).isEqualTo(strangers);
    assertThat(order.get(21)).isEqualTo(failed);
  }

  @Test
  void withoutOurAddressTheMoreTrustedSourceIsFirst() {
    add(ip(20, 0, 0, 1), PeerSource.PEX);
    add(ip(21, 0, 0, 1), PeerSource.DHT);
    add(ip(22, 0, 0, 1), PeerSource.TRACKER);
    assertThat(dialAll(0)).containsExactly(ip(22, 0, 0, 1), ip(21, 0, 0, 1), ip(20, 0, 0, 1));
  }

  @Test
  void aNewExternalAddressChangesTheOrder() {
    for (int i = 0; i < 50; i++) {
      add(ip(30 + i, i, 0, 1), PeerSource.TRACKER);
    }
    list.setExternalAddress(US);
    PeerAddress first = next(0).orElseThrow();
    PeerAddress elsewhere = ip(5, 6, 7, 8);
    list.setExternalAddress(elsewhere);
    PeerAddress second = next(0).orElseThrow();
    for (int i = 0; i < 50; i++) {
      assertThat(CanonicalPriority.of(elsewhere, second))
          .isGreaterThanOrEqualTo(CanonicalPriority.of(elsewhere, ip(30 + i, i, 0, 1)));
    }
    assertThat(first).isNotEqualTo(second);
  }

  @Test
  void waitsLongerAfterEachFailureAndGivesUp() {
    PeerAddress peer = ip(9, 9, 9, 9);
    add(peer, PeerSource.TRACKER);
    fail(peer, 0);
    assertThat(next(119)).isEmpty();
    assertThat(next(120)).contains(peer);
    fail(peer, 120);
    assertThat(next(299)).isEmpty();
    assertThat(next(300)).contains(peer);
    fail(peer, 300);
    assertThat(next(1_000_000)).isEmpty();
    assertThat(list.candidates()).isZero();
    add(peer, PeerSource.TRACKER);
    assertThat(next(1_000_000)).as("a tracker named it again").contains(peer);
  }

  @Test
  void aUsefulConnectionWipesTheSlateAndMayBeRepeatedAfterAMinute() {
    PeerAddress peer = ip(9, 9, 9, 9);
    add(peer, PeerSource.TRACKER);
    fail(peer, 0);
    list.dialing(peer);
    list.connected(peer);
    list.disconnected(peer, true, seconds(200));
    assertThat(next(259)).isEmpty();
    assertThat(list.next(seconds(260)).orElseThrow().failures()).isZero();
  }

  @Test
  void neverGivesUpOnThoseTheUserNamed() {
    PeerAddress peer = ip(9, 9, 9, 9);
    add(peer, PeerSource.MANUAL);
    for (int i = 0; i < 10; i++) {
      fail(peer, i);
    }
    assertThat(next(100_000)).contains(peer);
    fail(peer, 100_000);
    add(peer, PeerSource.MANUAL);
    assertThat(next(100_000)).as("the user insists").contains(peer);
  }

  @Test
  void thoseTheUserNamedAreTriedAgainSoon() {
    PeerAddress peer = ip(9, 9, 9, 9);
    add(peer, PeerSource.MANUAL);
    fail(peer, 0);
    assertThat(next(1)).isEmpty();
    assertThat(next(2)).contains(peer);
    fail(peer, 2);
    assertThat(next(5)).isEmpty();
    assertThat(next(6)).contains(peer);
  }

  @Test
  void aRumourGetsOneChance() {
    PeerAddress peer = ip(9, 9, 9, 9);
    add(peer, PeerSource.PEX);
    fail(peer, 0);
    assertThat(next(1_000_000)).isEmpty();
    add(peer, PeerSource.DHT);
    assertThat(next(1_000_000)).as("no rumour any more").contains(peer);
  }

  @Test
  void oneConnectionPerIpUnlessAllowed() {
    PeerAddress one = ip(9, 9, 9, 9);
    PeerAddress other = new PeerAddress(one.ip(), 7000);
    add(one, PeerSource.TRACKER);
    add(other, PeerSource.TRACKER);
    list.dialing(one);
    assertThat(next(0)).isEmpty();
    assertThat(list.admits(one.ip())).as("it may dial us meanwhile").isTrue();
    list.connected(one);
    assertThat(list.admits(one.ip())).isFalse();
    settings = settings.with(PeerSettings.ALLOW_MULTIPLE_CONNECTIONS_PER_IP, true);
    assertThat(next(0)).contains(other);
    assertThat(list.admits(one.ip())).isTrue();
    settings = Settings.defaults();
    list.disconnected(one, false, 0);
    assertThat(next(0)).contains(other);
  }

  @Test
  void fewPortsOfOneIpAreTaken() {
    PeerAddress victim = ip(9, 9, 9, 9);
    for (int port = 1; port <= 100; port++) {
      add(new PeerAddress(victim.ip(), port), PeerSource.TRACKER);
    }
    assertThat(list.size()).isEqualTo(4);
  }

  @Test
  void anIncomingPeerIsNotDialledAsWellOnceItSaysWhereItListens() {
    PeerAddress listening = ip(9, 9, 9, 9);
    PeerAddress remote = new PeerAddress(listening.ip(), 54321);
    settings = settings.with(PeerSettings.ALLOW_MULTIPLE_CONNECTIONS_PER_IP, true);
    add(listening, PeerSource.TRACKER);
    list.connected(remote);
    assertThat(next(0)).contains(listening);
    list.listensAt(remote, 6881);
    assertThat(next(0)).isEmpty();
    assertThat(list.connectable()).containsExactly(listening);
    list.disconnected(remote, true, 0);
    assertThat(next(60)).contains(listening);
    assertThat(list.size()).isEqualTo(1);
  }

  @Test
  void anIncomingPeerWithoutAPortOccupiesItsIpOnly() {
    PeerAddress remote = new PeerAddress(ip(9, 9, 9, 9).ip(), 54321);
    list.connected(remote);
    list.listensAt(remote, 0);
    assertThat(list.size()).isZero();
    assertThat(list.admits(remote.ip())).isFalse();
    list.disconnected(remote, false, 0);
    list.disconnected(remote, false, 0);
    assertThat(list.admits(remote.ip())).isTrue();
  }

  @Test
  void noTwoConnectionsWithOneEnd() {
    PeerAddress peer = ip(9, 9, 9, 9);
    add(peer, PeerSource.TRACKER);
    list.dialing(peer);
    assertThatThrownBy(() -> list.dialing(peer)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aBannedIpIsForgottenAndNotTakenAgain() {
    PeerAddress peer = ip(9, 9, 9, 9);
    add(peer, PeerSource.TRACKER);
    list.dialing(peer);
    list.connected(peer);
    list.ban(peer.ip());
    list.disconnected(peer, true, 0);
    assertThat(list.size()).isZero();
    assertThat(next(1000)).isEmpty();
    assertThat(add(peer, PeerSource.MANUAL)).isFalse();
    assertThat(list.isBanned(peer.ip())).isTrue();
    assertThat(list.admits(peer.ip())).isFalse();
  }

  @Test
  void seedsAreNotDialledBySeeds() {
    PeerAddress seed = ip(9, 9, 9, 9);
    add(seed, PeerSource.TRACKER);
    list.setSeed(seed, true);
    assertThat(next(0)).contains(seed);
    list.setSeeding(true);
    assertThat(next(0)).isEmpty();
    list.setSeed(seed, false);
    assertThat(next(0)).contains(seed);
    list.setSeed(seed, true);
    list.setSeeding(false);
    assertThat(next(0)).contains(seed);
  }

  @Test
  void aFullListForgetsWhoFailedThenTheLeastTrusted() {
    settings = settings.with(PeerSettings.MAX_PEERLIST_SIZE, 100);
    PeerAddress failed = numbered(1);
    PeerAddress rumour = ip(90, 0, 0, 1);
    add(failed, PeerSource.RESUME_DATA);
    add(rumour, PeerSource.PEX);
    for (int i = 2; i < 100; i++) {
      assertThat(add(numbered(i << 8), PeerSource.TRACKER)).isTrue();
    }
    fail(failed, 0);
    assertThat(add(numbered(1000 << 8), PeerSource.TRACKER)).isTrue();
    assertThat(add(failed, PeerSource.PEX)).as("it was forgotten, and the list is full").isFalse();
    assertThat(add(numbered(1001 << 8), PeerSource.TRACKER)).isTrue();
    assertThat(list.candidates()).isEqualTo(100);
    assertThat(add(numbered(1002 << 8), PeerSource.TRACKER)).as("nobody is worse").isFalse();
    assertThat(add(numbered(1003 << 8), PeerSource.MANUAL)).isTrue();
    assertThat(list.size()).isEqualTo(100);
  }

  @Test
  void connectedPeersAreNotForgotten() {
    settings = settings.with(PeerSettings.MAX_PEERLIST_SIZE, 10);
    for (int i = 0; i < 10; i++) {
      add(numbered(i << 8), PeerSource.DHT);
      list.dialing(numbered(i << 8));
      list.connected(numbered(i << 8));
    }
    assertThat(add(numbered(99 << 8), PeerSource.TRACKER)).isFalse();
    assertThat(list.connectable()).hasSize(10);
  }

  @Test
  void rumoursFillAQuarterAtMost() {
    for (int i = 0; i < 10_000; i++) {
      add(numbered(i << 8), PeerSource.PEX);
    }
    assertThat(list.size()).isEqualTo(750);
    assertThat(add(numbered(20_000 << 8), PeerSource.TRACKER)).isTrue();
    fail(numbered(3 << 8), 0);
    assertThat(add(numbered(20_001 << 8), PeerSource.PEX)).as("in place of a failed one").isTrue();
    assertThat(list.size()).isEqualTo(751);
  }

  @Test
  void rumoursCannotAimAtOneNetwork() {
    Set<PeerAddress> dialled = new HashSet<>();
    for (int i = 1; i < 255; i++) {
      add(ip(9, 9, 9, i), PeerSource.PEX);
    }
    for (int second = 0; second < 600; second++) {
      for (Optional<PeerAddress> p = next(second); p.isPresent(); p = next(second)) {
        assertThat(dialled.add(p.get())).as("once each").isTrue();
        fail(p.get(), second);
      }
    }
    assertThat(dialled).hasSize(8);
  }

  @Test
  void aPausedTorrentKeepsAThousand() {
    for (int i = 0; i < 2000; i++) {
      add(numbered(i << 8), PeerSource.TRACKER);
    }
    list.setPaused(true);
    assertThat(list.size()).isEqualTo(1000);
    list.setPaused(false);
    assertThat(add(numbered(9999 << 8), PeerSource.TRACKER)).isTrue();
  }

  @Test
  void aMillionAddressesStayThreeThousand() {
    list.setExternalAddress(US);
    Random random = new Random(31);
    for (int i = 0; i < 1_000_000; i++) {
      add(numbered(random.nextInt(0x4000_0000)), PeerSource.values()[4 + random.nextInt(4)]);
    }
    assertThat(list.size()).isEqualTo(3000);
    assertThat(list.candidates()).isEqualTo(3000);
    assertThat(dialAll(0)).hasSizeBetween(2900, 3000);
  }
}
