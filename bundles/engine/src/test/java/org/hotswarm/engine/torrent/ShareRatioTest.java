package org.hotswarm.engine.torrent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShareRatioTest {
  private static final long MIB = 1 << 20;

  @Test
  void whoeverOwesUsGetsNextToNothing() {
    assertThat(ShareRatio.limit(1, 0, MIB, 0)).isEqualTo(10);
  }

  @Test
  void whoeverGaveGetsItBackWithinAQuarterOfAMinute() {
    long limit = ShareRatio.limit(1, 15 * MIB, 0, 0);
    assertThat(limit * 15).isBetween(15 * MIB, 15 * MIB + 100_000);
  }

  @Test
  void theRatioIsWhatAByteIsWorth() {
    long once = ShareRatio.limit(1, 10 * MIB, 0, 0);
    long thrice = ShareRatio.limit(3, 10 * MIB, 0, 0);
    assertThat((double) thrice / once).isBetween(2.9, 3.0);
  }

  @Test
  void whoeverIsAboutToGiveGetsAhead() {
    assertThat(ShareRatio.limit(1, MIB, MIB, MIB)).isGreaterThan(MIB);
  }

  @Test
  void twoThatHaveGivenNothingBegin() {
    assertThat(ShareRatio.limit(1, 0, 0, 0)).isGreaterThan(5000);
  }
}
