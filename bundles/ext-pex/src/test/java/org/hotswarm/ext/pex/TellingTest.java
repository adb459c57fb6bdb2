package org.hotswarm.ext.pex;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.hotswarm.model.bencode.BDictionary;
import org.hotswarm.model.peer.PeerAddress;
import org.hotswarm.spi.extension.ExtensionState;
import org.junit.jupiter.api.Test;

/** What peers are told, and how often (BEP 11). */
class TellingTest {
  private final Crowd crowd = new Crowd().begin(Optional.empty());

  private static PeerAddress v6(int last) {
    byte[] raw = new byte[16];
    raw[0] = 0x20;
    raw[1] = 0x01;
    raw[15] = (byte) last;
    return PeerAddress.of(raw, 7000);
  }

  private static int flagsOf(Partner told, PeerAddress of) {
    return told.tales.stream()
        .flatMap(tale -> tale.added().stream())
        .filter(contact -> contact.address().equals(of))
        .findFirst()
        .orElseThrow()
        .flags();
  }

  @Test
  void theFirstMessageHasWhomWeAreConnectedWithButNotTheOneTold() {
    crowd.connect(1, 3);
    Partner partner = crowd.join(Crowd.address(9));
    crowd.pass(5);
    assertThat(partner.company)
        .containsExactlyInAnyOrder(Crowd.address(1), Crowd.address(2), Crowd.address(3));
    assertThat(partner.tales).hasSize(1);
  }

  @Test
  void bothFamiliesAreNamedWithOneFlagEach() {
    crowd.connect(1, 2);
    crowd.connect(v6(4));
    Partner partner = crowd.join(Crowd.address(9));
    crowd.pass(5);
    BDictionary tree = partner.trees.get(0);
    assertThat(tree.string("added").orElseThrow().length()).isEqualTo(12);
    assertThat(tree.string("added.f").orElseThrow().length()).isEqualTo(2);
    assertThat(tree.string("added6").orElseThrow().length()).isEqualTo(18);
    assertThat(tree.string("added6.f").orElseThrow().length()).isEqualTo(1);
    assertThat(tree.find("dropped")).isEmpty();
    assertThat(tree.find("dropped6")).isEmpty();
  }

  @Test
  void flagsSayWhatIsKnown() {
    Partner plain = crowd.connect(Crowd.address(1));
    plain.outgoing = false;
    crowd.connect(Crowd.address(2)).seed = true;
    Partner said = crowd.connect(Crowd.address(3));
    said.handshake =
        BDictionary.builder()
            .put("e", 1)
            .put("upload_only", 1)
            .put("m", BDictionary.builder().put("ut_holepunch", 4).build())
            .build();
    Partner partner = crowd.join(Crowd.address(9));
    crowd.pass(5);
    assertThat(flagsOf(partner, Crowd.address(1))).isZero();
    assertThat(flagsOf(partner, Crowd.address(2))).isEqualTo(0x12);
    assertThat(flagsOf(partner, Crowd.address(3))).isEqualTo(0x1b);
  }

  @Test
  void whoCameToUsIsNamedByWhereItListens() {
    Partner incoming = crowd.connect(Crowd.address(1));
    incoming.outgoing = false;
    incoming.listensAt = Optional.empty();
    Partner partner = crowd.join(Crowd.address(9));
    crowd.pass(5);
    assertThat(partner.tales).as("nothing to tell is not told").isEmpty();
    PeerAddress there = new PeerAddress(incoming.address.ip(), 9999);
    incoming.listensAt = Optional.of(there);
    crowd.pass(5);
    assertThat(partner.company).containsExactly(there);
  }

  @Test
  void laterMessagesHaveWhatChangedAndCountOneAMinute() {
    List<Partner> others = crowd.connect(1, 3);
    Partner partner = crowd.join(Crowd.address(9));
    crowd.pass(5);
    crowd.disconnect(others.get(0));
    crowd.connect(Crowd.address(7));
    crowd.pass(59);
    assertThat(partner.tales).hasSize(1);
    crowd.pass(6);
    assertThat(partner.tales).hasSize(2);
    assertThat(partner.tales.get(1).dropped()).containsExactly(Crowd.address(1));
    assertThat(partner.tales.get(1).added())
        .extracting(Contact::address)
        .containsExactly(Crowd.address(7));
    crowd.pass(600);
    assertThat(partner.tales).as("nothing changed").hasSize(2);
  }

  @Test
  void whoCameAndWentInBetweenIsNotNamed() {
    crowd.connect(1, 2);
    Partner partner = crowd.join(Crowd.address(9));
    crowd.pass(5);
    Partner brief = crowd.connect(Crowd.address(7));
    crowd.pass(20);
    crowd.disconnect(brief);
    crowd.pass(600);
    assertThat(partner.tales).hasSize(1);
  }

  @Test
  void neverMoreThanFiftyAreAddedOrDroppedAndTheRestFollows() {
    List<Partner> others = crowd.connect(1, 120);
    Partner partner = crowd.join(Crowd.address(999));
    crowd.pass(5);
    assertThat(partner.company).hasSize(50);
    crowd.pass(130);
    assertThat(partner.company).hasSize(120);
    others.forEach(crowd::disconnect);
    crowd.pass(65);
    assertThat(partner.company).hasSize(70);
    crowd.pass(130);
    assertThat(partner.company).isEmpty();
    assertThat(partner.tales)
        .allMatch(tale -> tale.added().size() <= 50 && tale.dropped().size() <= 50);
  }

  @Test
  void addressesOfTheSiteAreOnlyForPeersOfTheSite() {
    crowd.connect(PeerAddress.of(new byte[] {10, 1, 1, 1}, 6881));
    crowd.connect(1, 1);
    Partner outside = crowd.join(Crowd.address(9));
    Partner inside = crowd.join(PeerAddress.of(new byte[] {10, 1, 1, 2}, 6881));
    crowd.pass(5);
    assertThat(outside.company).containsExactly(Crowd.address(1));
    assertThat(inside.company).hasSize(3);
  }

  @Test
  void whoDoesNotReadIsToldLater() {
    crowd.connect(1, 2);
    Partner partner = crowd.join(Crowd.address(9));
    partner.queuedBytes = 1 << 20;
    crowd.pass(300);
    assertThat(partner.tales).isEmpty();
    partner.queuedBytes = 0;
    crowd.pass(5);
    assertThat(partner.tales).hasSize(1);
  }

  @Test
  void turningItOffAndOnGetsNothingTwiceNorSooner() {
    crowd.connect(1, 2);
    Partner partner = crowd.join(Crowd.address(9));
    crowd.pass(5);
    for (int i = 0; i < 20; i++) {
      crowd.turnOff(partner);
      crowd.pass(1);
      crowd.join(partner);
      crowd.pass(1);
    }
    crowd.connect(Crowd.address(7));
    crowd.pass(15);
    assertThat(partner.tales).hasSize(1);
    crowd.pass(10);
    assertThat(partner.tales).hasSize(2);
  }

  @Test
  void theNextOneGoesOnWhereItsPredecessorStood() {
    List<Partner> others = crowd.connect(1, 80);
    Partner partner = crowd.join(Crowd.address(999));
    crowd.pass(5);
    assertThat(partner.tales).hasSize(1);
    for (int i = 0; i < 20; i++) {
      crowd.swap(Optional.of(crowd.leave()));
      crowd.pass(2);
    }
    assertThat(partner.tales).as("nobody is told more often").hasSize(1);
    crowd.disconnect(others.get(0));
    crowd.pass(25);
    assertThat(partner.tales).hasSize(2);
    assertThat(partner.company).hasSize(79);
  }

  @Test
  void whoLeftWhileNobodyWasThereIsDropped() {
    List<Partner> others = crowd.connect(1, 5);
    Partner partner = crowd.join(Crowd.address(999));
    crowd.pass(5);
    ExtensionState state = crowd.leave();
    crowd.disconnect(partner);
    crowd.connected.removeAll(others.subList(0, 2));
    crowd.connected.add(partner);
    crowd.joined.add(partner);
    crowd.pass(100);
    crowd.swap(Optional.of(state));
    crowd.pass(65);
    assertThat(partner.company).hasSize(3);
  }

  @Test
  void anotherConnectionFromTheSameAddressIsToldAnew() {
    crowd.connect(1, 5);
    Partner partner = crowd.join(Crowd.address(999));
    crowd.pass(5);
    ExtensionState state = crowd.leave();
    crowd.connected.remove(partner);
    crowd.joined.remove(partner);
    Partner again = new Partner(5000, partner.address);
    crowd.connected.add(again);
    crowd.joined.add(again);
    crowd.swap(Optional.of(state));
    crowd.pass(5);
    assertThat(again.company).hasSize(5);
  }

  @Test
  void aStateItCannotReadIsIgnored() {
    BDictionary odd =
        BDictionary.builder().put("v", 1).put("told", BDictionary.empty()).put("x", 3).build();
    BDictionary later = BDictionary.builder().put("v", 2).build();
    for (BDictionary tree : List.of(odd, later, BDictionary.empty())) {
      Crowd other = new Crowd().begin(Optional.of(new ExtensionState(tree)));
      other.connect(1, 2);
      Partner partner = other.join(Crowd.address(9));
      other.pass(5);
      assertThat(partner.company).hasSize(2);
    }
  }

  @Test
  void whateverHappensWhatAPeerWasToldComesToAgree() {
    Random random = new Random(11);
    Partner partner = crowd.join(Crowd.address(99_999));
    for (int step = 0; step < 2000; step++) {
      switch (random.nextInt(6)) {
        case 0, 1, 2 -> crowd.connect(Crowd.address(1 + random.nextInt(300)));
        case 3 -> {
          Partner one = crowd.connected.get(random.nextInt(crowd.connected.size()));
          if (one != partner) {
            crowd.disconnect(one);
          }
        }
        case 4 -> crowd.swap(Optional.of(crowd.leave()));
        default -> crowd.pass(random.nextInt(30));
      }
    }
    crowd.pass(1800);
    Set<PeerAddress> now = new HashSet<>();
    crowd.connected.forEach(one -> now.add(one.address));
    now.remove(partner.address);
    assertThat(partner.company).isEqualTo(now);
  }

  @Test
  void nothingRunsOnceAllHaveLeft() {
    Partner partner = crowd.join(Crowd.address(9));
    crowd.disconnect(partner);
    crowd.pass(10);
    assertThat(crowd.time.waiting()).isZero();
    crowd.join(Crowd.address(8));
    crowd.extension.close();
    assertThat(crowd.time.waiting()).isZero();
  }
}
