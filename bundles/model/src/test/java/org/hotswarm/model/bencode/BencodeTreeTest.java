package org.hotswarm.model.bencode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BencodeTreeTest {
  @Test
  void stringsAreOrderedByUnsignedBytes() {
    List<BString> sorted =
        Stream.of("b", "\u00e9", "a", "", "aa", "\uffff", "B").map(BString::of).sorted().toList();
    assertThat(sorted.stream().map(BString::utf8))
        .containsExactly("", "B", "a", "aa", "b", "\u00e9", "\uffff");
  }

  @Test
  void stringsCopyWhatTheyAreMadeOf() {
    byte[] bytes = {1, 2, 3};
    BString string = BString.copyOf(bytes);
    bytes[0] = 9;
    string.toBytes()[1] = 9;
    assertThat(string.toBytes()).containsExactly(1, 2, 3);

    ByteBuffer buffer = ByteBuffer.wrap(new byte[] {0, 1, 2, 3, 0}).position(1).limit(4);
    assertThat(BString.copyOf(buffer)).isEqualTo(string).hasSameHashCodeAs(string);
    assertThat(buffer.position()).isEqualTo(1);
    assertThat(string.buffer().isReadOnly()).isTrue();
  }

  @Test
  void stringsKnowWhetherTheyAreText() {
    assertThat(BString.of("\u00e9\ud83d\ude00").isUtf8()).isTrue();
    assertThat(BString.of("").isUtf8()).isTrue();
    assertThat(BString.copyOf(new byte[] {(byte) 0xff}).isUtf8()).isFalse();
    assertThat(BString.copyOf(new byte[] {(byte) 0xc0, (byte) 0x80}).isUtf8()).isFalse();
    assertThat(BString.copyOf(new byte[] {(byte) 0xff}).utf8()).isEqualTo("\ufffd");
  }

  @Test
  void findersAnswerEmptyForAnotherKind() {
    BDictionary dictionary =
        BDictionary.builder()
            .put("i", 1)
            .put("s", "x")
            .put("l", BList.of())
            .put("d", BDictionary.empty())
            .build();
    assertThat(dictionary.integer("i")).hasValue(1);
    assertThat(dictionary.text("s")).contains("x");
    assertThat(dictionary.string("s")).contains(BString.of("x"));
    assertThat(dictionary.list("l")).contains(List.of());
    assertThat(dictionary.dictionary("d")).contains(BDictionary.empty());
    assertThat(dictionary.integer("s")).isEmpty();
    assertThat(dictionary.text("i")).isEmpty();
    assertThat(dictionary.list("d")).isEmpty();
    assertThat(dictionary.dictionary("l")).isEmpty();
    assertThat(dictionary.find("i")).contains(new BInteger(1));
    assertThat(dictionary.find("none")).isEmpty();
  }

  @Test
  void entriesComeInKeyOrderAndStay() {
    BDictionary dictionary = BDictionary.builder().put("b", 1).put("a", 2).put("aa", 3).build();
    assertThat(dictionary.entries().keySet())
        .containsExactly(BString.of("a"), BString.of("aa"), BString.of("b"));
    assertThatThrownBy(() -> dictionary.entries().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void aBuilderMayGoOn() {
    BDictionary.Builder builder = BDictionary.builder().put("a", 1).put("a", 2);
    BDictionary before = builder.build();
    BDictionary after = builder.put("b", new byte[] {1}).remove("a").remove("none").build();
    assertThat(before).isEqualTo(BDictionary.builder().put("a", 2).build());
    assertThat(after.entries()).containsOnlyKeys(BString.of("b"));
    assertThat(after.toBuilder().put("a", 2).remove("b").build()).isEqualTo(before);
  }

  @Test
  void containersCopyWhatTheyAreMadeOf() {
    List<BValue> values = new ArrayList<>(List.of(new BInteger(1)));
    BList list = new BList(values);
    values.clear();
    assertThat(list).isEqualTo(BList.of(new BInteger(1)));

    Map<BString, BValue> entries = new HashMap<>(Map.of(BString.of("a"), list));
    BDictionary dictionary = BDictionary.copyOf(entries);
    entries.clear();
    assertThat(dictionary.list("a")).contains(list.values());
  }

  @Test
  void anErrorSaysWhere() {
    BencodeException error = new BencodeException("no", 1L << 40);
    assertThat(error).hasMessage("no at byte 1099511627776");
    assertThat(error.offset()).isEqualTo(1L << 40);
  }
}
