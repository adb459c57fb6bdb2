package org.hotswarm.engine.rate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PacketsTest {
  @Test
  void everyPacketHasHeaders() {
    assertThat(Packets.onWire(0, 40)).isZero();
    assertThat(Packets.onWire(1, 40)).isEqualTo(41);
    assertThat(Packets.onWire(1460, 40)).isEqualTo(1500);
    assertThat(Packets.onWire(1461, 40)).isEqualTo(1541);
    assertThat(Packets.onWire(1440, 60)).isEqualTo(1500);
    assertThat(Packets.onWire(16_397, 0)).isEqualTo(16_397);
  }

  @Test
  void whatFitsIsTheMostThatDoes() {
    for (int headers : new int[] {0, 40, 60}) {
      for (int wire = 0; wire < 10_000; wire++) {
        long load = Packets.load(wire, headers);
        assertThat(Packets.onWire(load, headers)).isLessThanOrEqualTo(wire);
        assertThat(Packets.onWire(load + 1, headers)).isGreaterThan(wire);
      }
    }
  }

  @Test
  void nothingFitsIntoADebt() {
    assertThat(Packets.load(-1, 40)).isNotPositive();
    assertThat(Packets.load(-100_000, 40)).isNotPositive();
  }
}
