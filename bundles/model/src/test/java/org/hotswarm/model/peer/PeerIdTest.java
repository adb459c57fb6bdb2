package org.hotswarm.model.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PeerIdTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "-HS0100-", "12345678901234567890"})
  void randomIdsKeepTheirPrefix(String prefix) {
    PeerId id = PeerId.random(prefix, new Random(1));
    assertThat(id.printable()).hasSize(20).startsWith(prefix).matches("[-0-9A-Za-z]{20}");
    assertThat(PeerId.random(prefix, new Random(1))).isEqualTo(id).hasSameHashCodeAs(id);
  }

  @Test
  void randomIdsDiffer() {
    Random random = new Random(2);
    assertThat(PeerId.random("-HS0100-", random)).isNotEqualTo(PeerId.random("-HS0100-", random));
  }

  @Test
  void whatIsNotPrintableIsADot() {
    byte[] bytes = new byte[20];
    bytes[0] = 'a';
    bytes[1] = ' ';
    bytes[2] = '~';
    bytes[3] = 0x7f;
    bytes[4] = (byte) 0xe9;
    assertThat(PeerId.copyOf(bytes)).hasToString("a ~.................");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 19, 21})
  void twentyBytesAndNoOther(int length) {
    assertThatThrownBy(() -> PeerId.copyOf(new byte[length]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theBytesAreItsOwn() {
    byte[] bytes = new byte[20];
    PeerId id = PeerId.copyOf(bytes);
    bytes[0] = 1;
    id.toBytes()[0] = 1;
    assertThat(id.toBytes()).containsOnly(0);
  }
}
