package org.hotswarm.model.hash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HashesTest {
  private static final String HEX = "00010203040506070809fffefdfcfbfaf9f8f7f6";
  private static final String BASE32 = "AAAQEAYEAUDAOCAJ777P37H37L47R57W";

  @Test
  void anInfoHashIsTheSha1() {
    byte[] abc = "abc".getBytes(StandardCharsets.US_ASCII);
    // FIPS 180-2, appendix A.1
    assertThat(InfoHash.ofInfo(abc).hex()).isEqualTo("a9993e364706816aba3e25717850c26c9cd0d89d");
  }

  @Test
  void readsBothSpellings() {
    InfoHash hash = InfoHash.parse(HEX);
    assertThat(hash.hex()).isEqualTo(HEX);
    assertThat(hash).hasToString(HEX);
    assertThat(InfoHash.parse(HEX.toUpperCase(Locale.ROOT))).isEqualTo(hash);
    assertThat(InfoHash.parse(BASE32)).isEqualTo(hash);
    assertThat(InfoHash.parse(BASE32.toLowerCase(Locale.ROOT)))
        .isEqualTo(hash)
        .hasSameHashCodeAs(hash);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0",
        "00010203040506070809fffefdfcfbfaf9f8f7f",
        "00010203040506070809fffefdfcfbfaf9f8f7f60",
        "g0010203040506070809fffefdfcfbfaf9f8f7f6",
        "0x010203040506070809fffefdfcfbfaf9f8f7f6",
        "AAAQEAYEAUDAOCAJ777P37H37L47R570",
        "AAAQEAYEAUDAOCAJ777P37H37L47R571",
        "AAAQEAYEAUDAOCAJ777P37H37L47R578",
        "AAAQEAYEAUDAOCAJ777P37H37L47R57=",
        "AAAQEAYEAUDAOCAJ777P37H37L47R57\u0131",
        "AAAQEAYEAUDAOCAJ777P37H37L47R57\u017f",
      })
  void refusesWhatIsNeither(String text) {
    assertThatThrownBy(() -> InfoHash.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void lengthsAreExact() {
    assertThatThrownBy(() -> InfoHash.copyOf(new byte[19]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> InfoHash.copyOf(new byte[21]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Sha256Hash.copyOf(new byte[31]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Sha256Hash.copyOf(new byte[33]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void valuesDoNotChangeWithTheArraysTheyCameFrom() {
    byte[] bytes = new byte[20];
    InfoHash hash = InfoHash.copyOf(bytes);
    bytes[0] = 1;
    hash.toBytes()[1] = 1;
    assertThat(hash.hex()).isEqualTo("0".repeat(40));

    byte[] concatenated = new byte[40];
    PieceHashes pieces = PieceHashes.copyOf(concatenated);
    concatenated[0] = 1;
    pieces.toBytes()[1] = 1;
    pieces.hash(0)[2] = 1;
    assertThat(pieces).isEqualTo(PieceHashes.copyOf(new byte[40]));
  }

  @Test
  void infoHashesAreOrderedByUnsignedBytes() {
    assertThat(Stream.of("ff", "80", "7f", "00").map(HashesTest::startingWith).sorted().toList())
        .containsExactly(
            startingWith("00"), startingWith("7f"), startingWith("80"), startingWith("ff"));
  }

  private static InfoHash startingWith(String digits) {
    return InfoHash.parse(digits + "0".repeat(38));
  }

  @Test
  void aV2HashIsCutForTheWire() {
    byte[] bytes = new byte[32];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) i;
    }
    Sha256Hash hash = Sha256Hash.copyOf(bytes);
    assertThat(hash.truncated()).isEqualTo(InfoHash.copyOf(Arrays.copyOf(bytes, 20)));
    assertThat(hash.hex()).hasSize(64).startsWith("000102").endsWith("1e1f");
    assertThat(hash).isEqualTo(Sha256Hash.copyOf(hash.toBytes())).hasToString(hash.hex());
  }

  @Test
  void pieceHashesAreFoundByIndex() {
    byte[] concatenated = new byte[60];
    for (int i = 0; i < 60; i++) {
      concatenated[i] = (byte) (i / 20 + 1);
    }
    PieceHashes pieces = PieceHashes.copyOf(concatenated);
    byte[] second = new byte[20];
    Arrays.fill(second, (byte) 2);
    assertThat(pieces.count()).isEqualTo(3);
    assertThat(pieces.hash(1)).isEqualTo(second);
    assertThat(pieces.matches(1, second)).isTrue();
    assertThat(pieces.matches(0, second)).isFalse();
    assertThat(pieces.matches(2, second)).isFalse();
    assertThat(pieces.matches(1, new byte[0])).isFalse();
    assertThat(pieces.matches(1, Arrays.copyOf(second, 19))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 19, 21, 59})
  void pieceHashesComeWhole(int bytes) {
    assertThatThrownBy(() -> PieceHashes.copyOf(new byte[bytes]))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
