package org.hotswarm.model.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReservedTest {
  @Test
  void bitsAreCountedFromTheRight() {
    assertThat(Reserved.of(Reserved.DHT).toBytes()).containsExactly(0, 0, 0, 0, 0, 0, 0, 0x01);
    assertThat(Reserved.of(Reserved.FAST).toBytes()).containsExactly(0, 0, 0, 0, 0, 0, 0, 0x04);
    assertThat(Reserved.of(Reserved.V2).toBytes()).containsExactly(0, 0, 0, 0, 0, 0, 0, 0x10);
    assertThat(Reserved.of(Reserved.EXTENDED).toBytes()).containsExactly(0, 0, 0, 0, 0, 0x10, 0, 0);
    assertThat(Reserved.of(63).toBytes()).containsExactly(0x80, 0, 0, 0, 0, 0, 0, 0);
    assertThat(Reserved.of().toBytes()).containsOnly(0).hasSize(Reserved.LENGTH);
  }

  @Test
  void everyBitIsFoundAgainAndNoOther() {
    for (int bit = 0; bit < 64; bit++) {
      Reserved one = Reserved.of(bit);
      for (int other = 0; other < 64; other++) {
        assertThat(one.has(other)).isEqualTo(other == bit);
      }
      assertThat(Reserved.copyOf(one.toBytes())).isEqualTo(one).hasSameHashCodeAs(one);
    }
  }

  @Test
  void bitsAddUp() {
    Reserved ours = Reserved.of(Reserved.DHT, Reserved.FAST, Reserved.EXTENDED);
    assertThat(ours.toBytes()).containsExactly(0, 0, 0, 0, 0, 0x10, 0, 0x05);
    byte[] bytes = ours.toBytes();
    bytes[7] = 0;
    assertThat(ours.has(Reserved.DHT)).isTrue();
  }
}
