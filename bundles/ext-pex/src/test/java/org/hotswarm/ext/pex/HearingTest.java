package org.hotswarm.ext.pex;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.hotswarm.model.bencode.BDictionary;
import org.hotswarm.model.peer.PeerAddress;
import org.hotswarm.spi.extension.NamedPeer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is taken of what peers tell (limit 30). */
class HearingTest {
  private final Crowd crowd = new Crowd().begin(Optional.empty());
  private final Partner partner = crowd.join(Crowd.address(9));

  private static byte[] compact(int from, int count) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < count; i++) {
      bytes.writeBytes(Crowd.address(from + i).toCompact());
    }
    return bytes.toByteArray();
  }

  private static BDictionary added(int from, int count) {
    return BDictionary.builder().put("added", compact(from, count)).build();
  }

  @Test
  void whatAPeerTellsIsNamedInItsName() {
    byte[] v6 = new byte[18];
    v6[0] = 0x20;
    v6[17] = 80;
    crowd.say(
        partner,
        BDictionary.builder()
            .put("added", compact(1, 2))
            .put("added.f", new byte[] {0x10, 0x12})
            .put("added6", v6)
            .put("added6.f", new byte[] {(byte) 0xe2})
            .put("dropped", compact(50, 3))
            .build());
    assertThat(crowd.named)
        .containsExactly(
            new NamedPeer(Crowd.address(1), false),
            new NamedPeer(Crowd.address(2), true),
            new NamedPeer(PeerAddress.of(Arrays.copyOf(v6, 16), 80), true));
    assertThat(crowd.tellers).containsExactly(partner);
  }

  @Test
  void reservedFlagsAreMasked() {
    assertThat(new Contact(Crowd.address(1), 0xff).flags()).isEqualTo(0x1f);
  }

  @Test
  void noMoreThanFiftyOfAMessageAreTaken() {
    crowd.say(partner, added(1, 10_000));
    assertThat(crowd.named).hasSize(50);
  }

  @Test
  void anAddressIsTakenOnceAndNotWithoutAPort() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int port = 0; port < 40; port++) {
      bytes.writeBytes(new PeerAddress(Crowd.address(1).ip(), port).toCompact());
    }
    crowd.say(partner, BDictionary.builder().put("added", bytes.toByteArray()).build());
    assertThat(crowd.named)
        .containsExactly(new NamedPeer(new PeerAddress(Crowd.address(1).ip(), 1), false));
  }

  @Test
  void messagesThatComeTooSoonAreNotUsed() {
    crowd.say(partner, added(1, 10));
    crowd.pass(30);
    crowd.say(partner, added(100, 10));
    assertThat(crowd.named).hasSize(10);
    crowd.pass(29);
    crowd.say(partner, added(200, 10));
    assertThat(crowd.named).hasSize(20);
    assertThat(partner.disconnected).isEmpty();
  }

  @Test
  void theSeventhWithinAMinuteCloses() {
    for (int i = 0; i < 6; i++) {
      crowd.say(partner, added(1, 1));
      crowd.pass(5);
    }
    assertThat(partner.disconnected).isEmpty();
    crowd.say(partner, added(1, 1));
    assertThat(partner.disconnected).isPresent();
  }

  @Test
  void turningItOffAndOnDoesNotMakeUpForAFlood() {
    for (int i = 0; i < 7; i++) {
      crowd.say(partner, added(1, 1));
      crowd.turnOff(partner);
      crowd.join(partner);
    }
    assertThat(partner.disconnected).isPresent();
  }

  @Test
  void oneAMinuteGoesOnForever() {
    for (int i = 0; i < 100; i++) {
      crowd.say(partner, added(i, 1));
      crowd.pass(60);
    }
    assertThat(partner.disconnected).isEmpty();
    assertThat(crowd.named).hasSize(100);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "le", "i3e", "d5:added", "d5:added6:abcdef", "4:spam", "d5:addedi3"})
  void whatIsNoDictionaryCloses(String bytes) {
    crowd.say(partner, bytes.getBytes(StandardCharsets.US_ASCII));
    assertThat(partner.disconnected).isPresent();
    assertThat(crowd.named).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "de",
        "d5:addedi3ee",
        "d5:addedle6:added6dee",
        "d5:added5:abcdee",
        "d6:added617:abcdefghijklmnopqe",
        "d7:added.f3:abce",
        "d7:dropped5:abcdee"
      })
  void whatNamesNobodyDoesNoHarm(String bytes) {
    crowd.say(partner, bytes.getBytes(StandardCharsets.US_ASCII));
    assertThat(partner.disconnected).isEmpty();
    assertThat(crowd.named).isEmpty();
  }

  @Test
  void bytesThatMakeNoWholeAddressAreLeftOver() {
    crowd.say(
        partner, BDictionary.builder().put("added", Arrays.copyOf(compact(1, 3), 17)).build());
    assertThat(crowd.named).hasSize(2);
  }

  @Test
  void aMessageOfTooManyBytesCloses() {
    crowd.say(partner, added(1, PexExtension.MOST_BYTES / 6 + 1));
    assertThat(partner.disconnected).isPresent();
    assertThat(crowd.named).isEmpty();
  }

  @Test
  void whoHasNotJoinedIsNotHeard() {
    Partner other = crowd.connect(Crowd.address(3));
    crowd.say(other, added(1, 1));
    assertThat(crowd.named).isEmpty();
  }

  @Test
  void itStaysOutOfPrivateTorrentsUnderItsName() {
    PexProvider provider = new PexProvider();
    assertThat(provider.extensionName()).isEqualTo("ut_pex");
    assertThat(provider.allowedWhenPrivate()).isFalse();
    assertThat(provider.id()).isEqualTo("pex");
    assertThat(crowd.extension.handshakeAdditions()).isEqualTo(BDictionary.empty());
  }
}
