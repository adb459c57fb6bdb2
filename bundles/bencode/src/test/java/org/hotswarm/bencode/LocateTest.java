package org.hotswarm.bencode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.hotswarm.model.bencode.BencodeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocateTest {
  private final TwoPassBencode bencode = new TwoPassBencode();

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          d4:infod1:bi1e1:ai2eee,            d1:bi1e1:ai2ee
          d1:zi1e4:infoi5e1:ai2ee,           i5e
          d4:info2:xx4:info2:yye,            2:xx
          d1:ad4:infoi1ee4:infoi2ee,         i2e
          d1:a4:info4:infolee,               le
          d4:inf1i1e5:info i2e4:infoi3ee,    i3e
          """)
  void findsTheRawBytes(String bencoded, String raw) throws BencodeException {
    assertThat(bencode.locate(Bytes.buffer(bencoded), "info", Bytes.LENIENT))
        .contains(Bytes.buffer(raw));
  }

  @ParameterizedTest
  @ValueSource(strings = {"de", "d1:ad4:infoi1eee", "d1:a4:infoe", "d4:INFOi1ee"})
  void isEmptyWhereTheKeyIsNotThere(String bencoded) throws BencodeException {
    assertThat(bencode.locate(Bytes.buffer(bencoded), "info", Bytes.LENIENT)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "i1e", "l4:infoi1ee", "d4:infoi1e", "d4:infoi1e1:ae", "d4:infoi1eex"})
  void refusesWhatIsNoWholeDictionary(String bencoded) {
    ByteBuffer in = Bytes.buffer(bencoded);
    assertThatThrownBy(() -> bencode.locate(in, "info", Bytes.LENIENT))
        .isInstanceOf(BencodeException.class);
  }

  @Test
  void isAViewAndLeavesThePosition() throws BencodeException {
    byte[] bytes = Bytes.latin("..d1:a1:xe");
    ByteBuffer in = ByteBuffer.wrap(bytes).position(2);
    Optional<ByteBuffer> found = bencode.locate(in, "a", Bytes.LENIENT);
    assertThat(in.position()).isEqualTo(2);
    assertThat(found).contains(Bytes.buffer("1:x"));
    bytes[8] = 'y';
    assertThat(found).contains(Bytes.buffer("1:y"));
  }
}
