package org.hotswarm.tck.bencode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.hotswarm.model.bencode.BDictionary;
import org.hotswarm.model.bencode.BInteger;
import org.hotswarm.model.bencode.BList;
import org.hotswarm.model.bencode.BString;
import org.hotswarm.model.bencode.BValue;
import org.hotswarm.model.bencode.BencodeException;
import org.hotswarm.spi.bencode.Bencode;
import org.hotswarm.spi.bencode.BencodeLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code org.hotswarm.spi.bencode} asks of a codec. */
public abstract class BencodeContract {
  private static final BencodeLimits LENIENT = new BencodeLimits(100, 1_000, false);
  private static final BencodeLimits STRICT = new BencodeLimits(100, 1_000, true);
  private static final int MUTATIONS = 2_000;
  private static final int TREES = 50;
  private static final int MILLION = 1_000_000;

  /** The codec that is tested; each time another one. */
  protected abstract Bencode codec();

  private static ByteBuffer buffer(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private BValue decode(String text) throws BencodeException {
    return codec().decode(buffer(text), LENIENT);
  }

  @Test
  public void idIsLowerCaseWithoutBlanks() {
    assertThat(codec().id()).matches("[a-z0-9][a-z0-9.-]*");
  }

  @Test
  public void readsTheExamplesOfBep3() throws BencodeException {
    assertThat(decode("i-3e")).isEqualTo(new BInteger(-3));
    assertThat(decode("0:")).isEqualTo(BString.of(""));
    assertThat(decode("l4:spam4:eggse"))
        .isEqualTo(BList.of(BString.of("spam"), BString.of("eggs")));
    assertThat(decode("d3:cow3:moo4:spaml1:a1:bee"))
        .isEqualTo(
            BDictionary.builder()
                .put("cow", "moo")
                .put("spam", BList.of(BString.of("a"), BString.of("b")))
                .build());
  }

  @Test
  public void writesKeysInTheirOrder() {
    BDictionary mixed = BDictionary.builder().put("b", 1).put("a", "x").put("ab", 2).build();
    assertThat(ByteBuffer.wrap(codec().encode(mixed))).isEqualTo(buffer("d1:a1:x2:abi2e1:bi1ee"));
  }

  @Test
  public void whatIsWrittenIsReadAgain() throws BencodeException {
    for (int seed = 0; seed < TREES; seed++) {
      BValue tree = tree(new Random(seed), 6);
      byte[] bytes = codec().encode(tree);
      assertThat(codec().decode(ByteBuffer.wrap(bytes), BencodeLimits.STATE)).isEqualTo(tree);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "e",
        "x",
        "l",
        "d",
        "i",
        "ie",
        "i-0e",
        "i01e",
        "i+1e",
        "i1",
        "-1:",
        "2:a",
        "01:a",
        "li1e",
        "d1:a",
        "d1:ai1e",
        "d1:ae",
        "di1ei2ee",
        "leX",
        "i9223372036854775808e",
        "99999999999999999999:",
        "i1ei2e"
      })
  public void failureIsTypedAndThePositionStays(String malformed) {
    ByteBuffer in = ByteBuffer.allocate(malformed.length() + 2).position(2);
    in.put(buffer(malformed)).flip().position(2);
    assertThatThrownBy(() -> codec().decode(in, LENIENT)).isInstanceOf(BencodeException.class);
    assertThat(in.position()).isEqualTo(2);
  }

  @Test
  public void damagedBytesGiveTheTypedFailureOrAValueOfThoseBytes() {
    int refused = 0;
    for (int i = 0; i < MUTATIONS; i++) {
      Random random = new Random(i);
      byte[] bytes = damaged(codec().encode(tree(random, 5)), random);
      try {
        BValue value = codec().decode(ByteBuffer.wrap(bytes), BencodeLimits.STATE);
        assertThat(codec().encode(value)).isEqualTo(bytes);
      } catch (BencodeException expected) {
        assertThat(expected.offset()).isBetween(0L, (long) bytes.length);
        refused++;
      }
    }
    assertThat(refused).isBetween(MUTATIONS / 10, MUTATIONS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"l", "d1:a"})
  public void millionOpenContainersAreNoError(String opening) {
    ByteBuffer deep = buffer(opening.repeat(MILLION));
    assertThatThrownBy(() -> codec().decode(deep, BencodeLimits.TORRENT))
        .isInstanceOf(BencodeException.class);
  }

  @Test
  public void depthIsLimited() throws BencodeException {
    BencodeLimits two = new BencodeLimits(2, 100, false);
    assertThat(codec().decode(buffer("lllee".substring(1)), two)).isInstanceOf(BList.class);
    assertThatThrownBy(() -> codec().decode(buffer("llleee"), two))
        .isInstanceOf(BencodeException.class);
  }

  @Test
  public void tokensAreLimitedKeysIncluded() throws BencodeException {
    String five = "d1:ai1e1:blee";
    assertThat(codec().decode(buffer(five), new BencodeLimits(9, 5, true))).isNotNull();
    assertThatThrownBy(() -> codec().decode(buffer(five), new BencodeLimits(9, 4, true)))
        .isInstanceOf(BencodeException.class);
  }

  @Test
  public void unsortedAndDuplicateKeysAreTakenOnlyWhenLenient() throws BencodeException {
    assertThat(decode("d1:bi1e1:ai2ee"))
        .isEqualTo(BDictionary.builder().put("a", 2).put("b", 1).build());
    assertThat(decode("d1:ai1e1:ai2ee")).isEqualTo(BDictionary.builder().put("a", 1).build());
    for (String odd : List.of("d1:bi1e1:ai2ee", "d1:ai1e1:ai2ee")) {
      assertThatThrownBy(() -> codec().decode(buffer(odd), STRICT))
          .isInstanceOf(BencodeException.class);
    }
  }

  @Test
  public void wholeMovesThePositionToTheLimitAndAPrefixBehindItself() throws BencodeException {
    ByteBuffer whole = buffer("..i1e").position(2);
    codec().decode(whole, LENIENT);
    assertThat(whole.hasRemaining()).isFalse();
    ByteBuffer prefix = buffer("..d1:ai1eexyz").position(2);
    assertThat(codec().decodePrefix(prefix, LENIENT)).isInstanceOf(BDictionary.class);
    assertThat(prefix.slice()).isEqualTo(buffer("xyz"));
    ByteBuffer broken = buffer("..d1:a").position(2);
    assertThatThrownBy(() -> codec().decodePrefix(broken, LENIENT))
        .isInstanceOf(BencodeException.class);
    assertThat(broken.position()).isEqualTo(2);
  }

  @Test
  public void locatesTheRawBytesWhateverTheOrderOfKeys() throws BencodeException {
    ByteBuffer in = buffer("..d1:zi1e4:infod1:bi1e1:ai2ee1:ai2ee").position(2);
    assertThat(codec().locate(in, "info", LENIENT)).contains(buffer("d1:bi1e1:ai2ee"));
    assertThat(in.position()).isEqualTo(2);
    assertThat(codec().locate(in, "name", LENIENT)).isEmpty();
    for (String none : List.of("", "i1e", "l4:infoi1ee", "d4:infoi1e", "d4:infoi1eex")) {
      assertThatThrownBy(() -> codec().locate(buffer(none), "info", LENIENT))
          .isInstanceOf(BencodeException.class);
    }
  }

  @Test
  public void onlyDictionariesAreDictionaries() {
    ByteBuffer list = buffer("le");
    assertThatThrownBy(() -> codec().decodeDictionary(list, LENIENT))
        .isInstanceOf(BencodeException.class);
    assertThat(list.position()).isZero();
  }

  @Test
  public void manyThreadsMayCallOneCodec() {
    Bencode shared = codec();
    assertThat(
            IntStream.range(0, 200)
                .parallel()
                .mapToObj(seed -> tree(new Random(seed), 5))
                .allMatch(tree -> comesBack(shared, tree)))
        .isTrue();
  }

  private static boolean comesBack(Bencode codec, BValue tree) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(codec.encode(tree));
      return codec.decode(bytes, BencodeLimits.STATE).equals(tree);
    } catch (BencodeException refused) {
      return false;
    }
  }

  private static byte[] damaged(byte[] whole, Random random) {
    byte[] bytes = Arrays.copyOf(whole, whole.length - random.nextInt(2));
    for (int i = random.nextInt(3); i >= 0 && bytes.length > 0; i--) {
      int at = random.nextInt(bytes.length);
      bytes[at] =
          random.nextBoolean()
              ? (byte) "ilde0123456789:-".charAt(random.nextInt(16))
              : (byte) random.nextInt();
    }
    return bytes;
  }

  private static BValue tree(Random random, int levels) {
    int kind = random.nextInt(levels == 0 ? 2 : 4);
    if (kind == 0) {
      return new BInteger(random.nextLong() >> random.nextInt(64));
    }
    if (kind == 1) {
      return string(random);
    }
    int size = random.nextInt(6);
    if (kind == 2) {
      List<BValue> values = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        values.add(tree(random, levels - 1));
      }
      return new BList(values);
    }
    BDictionary.Builder entries = BDictionary.builder();
    for (int i = 0; i < size; i++) {
      entries.put(string(random), tree(random, levels - 1));
    }
    return entries.build();
  }

  private static BString string(Random random) {
    byte[] bytes = new byte[random.nextInt(12)];
    random.nextBytes(bytes);
    return BString.copyOf(bytes);
  }
}
