package org.hotswarm.bencode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import org.hotswarm.model.bencode.BDictionary;
import org.hotswarm.model.bencode.BInteger;
import org.hotswarm.model.bencode.BList;
import org.hotswarm.model.bencode.BString;
import org.hotswarm.model.bencode.BValue;
import org.hotswarm.model.bencode.BencodeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lists, dictionaries, and what stands before and behind them (limit 5). */
class GrammarTest {
  private final TwoPassBencode bencode = new TwoPassBencode();

  @Test
  void readsTheExamplesOfBep3() throws BencodeException {
    assertThat(Bytes.decode("l4:spam4:eggse"))
        .isEqualTo(BList.of(BString.of("spam"), BString.of("eggs")));
    assertThat(Bytes.decode("d3:cow3:moo4:spam4:eggse"))
        .isEqualTo(BDictionary.builder().put("cow", "moo").put("spam", "eggs").build());
    assertThat(Bytes.decode("d4:spaml1:a1:bee"))
        .isEqualTo(
            BDictionary.builder().put("spam", BList.of(BString.of("a"), BString.of("b"))).build());
    assertThat(Bytes.decode("le")).isEqualTo(BList.of());
    assertThat(Bytes.decode("de")).isEqualTo(BDictionary.empty());
  }

  @Test
  void readsContainersInContainers() throws BencodeException {
    BValue inner = BDictionary.builder().put("x", BList.of(BList.of(), new BInteger(7))).build();
    assertThat(Bytes.decode("ld1:xllei7eeei1ee")).isEqualTo(BList.of(inner, new BInteger(1)));
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          '',              0
          e,               0
          x,               0
          l,               1
          d,               1
          li1e,            4
          d1:a,            4
          d1:ai1e,         7
          d1:ae,           4
          di1ei2ee,        1
          dlei1ee,         1
          ddei1ee,         1
          d1:ai1ei2ee,     7
          lxe,             1
          leX,             2
          i1ei2e,          3
          1:ab,            3
          dee,             2
          """)
  void refuses(String bencoded, long offset) {
    assertThatThrownBy(() -> Bytes.decode(bencoded))
        .isInstanceOfSatisfying(
            BencodeException.class, error -> assertThat(error.offset()).isEqualTo(offset));
  }

  @Test
  void takesUnsortedKeysOnlyWhenLenient() throws BencodeException {
    String unsorted = "d1:bi1e1:ai2ee";
    assertThat(Bytes.decode(unsorted))
        .isEqualTo(BDictionary.builder().put("a", 2).put("b", 1).build());
    assertThatThrownBy(() -> Bytes.decodeStrictly(unsorted))
        .isInstanceOf(BencodeException.class)
        .hasMessageContaining("sorted")
        .hasMessageContaining("at byte 7");
  }

  @Test
  void takesTheFirstOfDuplicateKeysOnlyWhenLenient() throws BencodeException {
    String twice = "d1:ai1e1:ai2ee";
    assertThat(Bytes.decode(twice)).isEqualTo(BDictionary.builder().put("a", 1).build());
    assertThatThrownBy(() -> Bytes.decodeStrictly(twice))
        .isInstanceOf(BencodeException.class)
        .hasMessageContaining("twice")
        .hasMessageContaining("at byte 7");
  }

  @ParameterizedTest
  @CsvSource({
    "d0:i1e1:ai2ee",
    "d1:ai1e2:aai2ee",
    "d1:ai1e1:\u0080i2ee",
    "d1:\u007fi1e1:\u0080i2ee",
    "d1:ad1:zi1ee1:bi1ee",
    "ld1:bi1eed1:ai1eee"
  })
  void strictOrderIsThatOfUnsignedBytesWithinOneDictionary(String sorted) throws BencodeException {
    assertThat(bencode.encode(Bytes.decodeStrictly(sorted))).isEqualTo(Bytes.latin(sorted));
  }

  @ParameterizedTest
  @CsvSource({"d1:ai1e0:i2ee", "d2:aai1e1:ai2ee", "d1:\u0080i1e1:ai2ee"})
  void strictReadingRefusesOtherOrders(String unsorted) {
    assertThatThrownBy(() -> Bytes.decodeStrictly(unsorted)).isInstanceOf(BencodeException.class);
  }

  @Test
  void keysNeedNotBeText() throws BencodeException {
    BString key = BString.copyOf(new byte[] {(byte) 0xff, 0});
    assertThat(Bytes.decode("d2:\u00ff\u0000i1ee"))
        .isEqualTo(BDictionary.builder().put(key, new BInteger(1)).build());
  }

  @Test
  void movesThePositionToTheLimitAndOnFailureLeavesIt() throws BencodeException {
    ByteBuffer in = Bytes.buffer("..i42e..").position(2).limit(6);
    assertThat(bencode.decode(in, Bytes.LENIENT)).isEqualTo(new BInteger(42));
    assertThat(in.position()).isEqualTo(6);

    ByteBuffer bad = Bytes.buffer("..i4xe").position(2);
    assertThatThrownBy(() -> bencode.decode(bad, Bytes.LENIENT))
        .isInstanceOfSatisfying(
            BencodeException.class, error -> assertThat(error.offset()).isEqualTo(2));
    assertThat(bad.position()).isEqualTo(2);
  }

  @Test
  void readsDirectAndReadOnlyBuffers() throws BencodeException {
    byte[] bytes = Bytes.latin("d1:a3:xyze");
    ByteBuffer direct = ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
    BValue expected = BDictionary.builder().put("a", "xyz").build();
    assertThat(bencode.decode(direct, Bytes.LENIENT)).isEqualTo(expected);
    assertThat(bencode.decode(ByteBuffer.wrap(bytes).asReadOnlyBuffer(), Bytes.LENIENT))
        .isEqualTo(expected);
  }

  @Test
  void theTreeIsIndependentOfTheBuffer() throws BencodeException {
    byte[] bytes = Bytes.latin("3:abc");
    BValue value = bencode.decode(ByteBuffer.wrap(bytes), Bytes.LENIENT);
    bytes[2] = 'X';
    assertThat(value).isEqualTo(BString.of("abc"));
  }

  @Test
  void aPrefixEndsWhereItsValueEnds() throws BencodeException {
    ByteBuffer in = Bytes.buffer("d8:msg_typei1e5:piecei0eePAYLOAD");
    assertThat(bencode.decodePrefix(in, Bytes.STRICT))
        .isEqualTo(BDictionary.builder().put("msg_type", 1).put("piece", 0).build());
    assertThat(in.remaining()).isEqualTo("PAYLOAD".length());

    ByteBuffer cut = Bytes.buffer("d8:msg_typei1e");
    assertThatThrownBy(() -> bencode.decodePrefix(cut, Bytes.STRICT))
        .isInstanceOf(BencodeException.class);
    assertThat(cut.position()).isZero();
  }

  @Test
  void aDictionaryIsAskedForByName() throws BencodeException {
    ByteBuffer list = Bytes.buffer("le");
    assertThatThrownBy(() -> bencode.decodeDictionary(list, Bytes.LENIENT))
        .isInstanceOf(BencodeException.class);
    assertThat(list.position()).isZero();
    assertThat(bencode.decodeDictionary(Bytes.buffer("de"), Bytes.LENIENT).entries()).isEmpty();
  }
}
