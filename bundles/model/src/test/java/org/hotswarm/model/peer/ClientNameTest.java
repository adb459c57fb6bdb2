package org.hotswarm.model.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.hotswarm.model.peer.Fingerprint.Style;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientNameTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          -HS0100- | Hotswarm 0.1.0
          -qB4650- | qBittorrent 4.6.5
          -DE13F0- | Deluge 1.3.15
          -LT0E00- | libtorrent (Rasterbar) 0.14.0
          -LT20B0- | libtorrent (Rasterbar) 2.0.11
          -lt0D80- | libTorrent (rTorrent) 0.13.8
          -TR2940- | Transmission 2.94
          -TR3000- | Transmission 3.00
          -TR4050- | Transmission 4.0.5
          -AZ5760- | Azureus 5.7.6
          -AZ2061- | Azureus 2.0.6.1
          -BI3400- | BiglyBT 3.4.0
          -UT355S- | µTorrent 3.5.5
          -BC0152- | BitComet 1.52
          -WW0102- | WebTorrent 1.02
          -A~0100- | Ares 0.1.0
          -7T1000- | aTorrent 1.0.0
          -ZZ1234- | ZZ 1.2.3.4
          -FG01821 | FlashGet 1.82
          -WT-abcd | BitLet
          S58B-----abc | Shadow 5.8.11
          T03C-----abc | BitTornado 0.3.12
          A310--001234 | unknown [A310--001234........]
          R340-----abc | Tribler 3.4.0
          M4-3-6--abcd | Mainline 4.3.6
          M4-20-8-abcd | Mainline 4.20.8
          M7-10-5--abc | Mainline 7.10.5
          Q1-0-0--abcd | Queen Bee 1.0.0
          Q1-10-0-abcd | Queen Bee 1.10.0
          -ML2.7.2-kgjjfkd | MLDonkey 2.7.2
          -BOWA0C-ABCDEFGH | Bits on Wheels A0C
          -G3nickname      | G3 Torrent
          XBT054d-a1b2     | XBT Client 0.5.4
          OP7685deadbeef   | Opera 7685
          A2-1-36-0-abcd   | aria2 1.36.0
          aria2/1.15.1-abc | aria2 1.15.1
          TIX0202-a1b2     | Tixati 02.02
          AZ2500BTabcdefgh | BitTyrant
          346------abcdefg | TorrenTopia
          exbc!LLORDabcdef | BitLord
          exbc!Labcdefghij | BitComet
          a00---0abcdefghi | Swarmy
          AP1.0-abcdefghij | AllPeers 1.0
          S3-1-0-0--abcdef | Amazon S3 1.0.0
          Mbrst1-1-32----- | burst! 1.1.3
          12345Azureus1234 | Azureus
          plain text       | unknown [plain text..........]
          """)
  void namesTheClient(String id, String name) {
    assertThat(ClientName.of(id(id.strip()))).isEqualTo(name);
  }

  @Test
  void namesIdsThatBeginWithControlBytes() {
    assertThat(ClientName.of(id("\u0000\u0003BSabcdefgh"))).isEqualTo("BitSpirit");
    assertThat(ClientName.of(id("\u0000\u0005RSnick"))).isEqualTo("Rufus");
    assertThat(ClientName.of(PeerId.copyOf(new byte[20]))).isEqualTo("unknown");
    assertThat(ClientName.of(id("\u0000".repeat(12) + "\u0097x")))
        .isEqualTo("BitTorrent experimental");
  }

  @Test
  void knowsTheCodesOfTheManualAndAHundredMore() {
    assertThat(KnownClients.azureusCodes())
        .hasSizeGreaterThanOrEqualTo(102)
        .allMatch(code -> code.length() == 2)
        .contains("AZ", "LT", "BX", "MT", "TS", "SS", "XT");
    for (String code : KnownClients.azureusCodes()) {
      assertThat(ClientName.of(id("-" + code + "1000-")))
          .doesNotStartWith(code + " ")
          .doesNotStartWith("unknown");
    }
  }

  @Test
  void anyIdHasAPrintableName() {
    Random random = new Random(3);
    byte[] bytes = new byte[20];
    for (int i = 0; i < 20_000; i++) {
      random.nextBytes(bytes);
      for (int j = random.nextInt(20); j > 0; j--) {
        bytes[j] = (byte) "-AMS0123.TOPRX".charAt(random.nextInt(14));
      }
      bytes[0] = (byte) "-AMSTOaeX".charAt(random.nextInt(9));
      String name = ClientName.of(PeerId.copyOf(bytes));
      assertThat(name).isNotBlank();
      assertThat(name.chars().noneMatch(Character::isISOControl)).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "-AZ2060-,AZUREUS,AZ,2,0,6,0",
    "-A~zA9b-,AZUREUS,A~,61,10,9,37",
    "S58B-----,SHADOW,S,5,8,11,0",
    "A.abcd---,SHADOW,A,62,36,37,38",
    "M4-20-8-,MAINLINE,M,4,20,8,0",
    "M123-456-789-,MAINLINE,M,123,456,789,0",
  })
  void readsFingerprints(
      String id, Style style, String code, int major, int minor, int revision, int tag) {
    assertThat(Fingerprint.of(id(id)))
        .contains(new Fingerprint(style, code, major, minor, revision, tag));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AZ2060--",
        "-AZ2060x",
        "-AZ20-0-",
        "-AZ20!0-",
        "-A 2060-",
        "--------",
        "S58B----x",
        "S--------",
        "M4-20-8x",
        "M4-20--",
        "M4-2000-8-",
        "44-20-8-",
        "",
        "-\u00e9\u00e92060-",
        "-AZ\u0660060-"
      })
  void readsNoneWhereThereIsNone(String id) {
    assertThat(Fingerprint.of(id(id))).isEmpty();
  }

  @Test
  void writesThePrefixItReads() {
    Fingerprint ours = new Fingerprint("HS", 0, 1, 2, 9);
    assertThat(ours.prefix()).isEqualTo("-HS0129-");
    assertThat(Fingerprint.of(PeerId.random(ours.prefix(), new Random(5)))).contains(ours);
  }

  @Test
  void writesOnlyWhatTheManualAllows() {
    assertThatThrownBy(() -> new Fingerprint("H", 0, 0, 0, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Fingerprint("HS", -1, 0, 0, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Fingerprint("HS", 0, 10, 0, 0).prefix())
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> new Fingerprint(Style.MAINLINE, "M", 1, 1, 1, 0).prefix())
        .isInstanceOf(IllegalStateException.class);
  }

  /** The id that begins with {@code text}, the rest being zeros. */
  private static PeerId id(String text) {
    return PeerId.copyOf(Arrays.copyOf(text.getBytes(StandardCharsets.ISO_8859_1), PeerId.LENGTH));
  }
}
