package org.hotswarm.engine.loop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RateMeterTest {
  private static final long SECOND = 1_000_000_000L;

  private final RateMeter meter = new RateMeter();
  private long total;

  private void second(long bytes) {
    total += bytes;
    meter.update(total, SECOND);
  }

  @Test
  void theFirstSecondCountsInFull() {
    second(0);
    assertThat(meter.rate()).isZero();
    second(40_000);
    assertThat(meter.rate()).isEqualTo(40_000);
  }

  @Test
  void forgetsHalfInAboutThreeSeconds() {
    second(80_000);
    second(0);
    second(0);
    assertThat(meter.rate()).isEqualTo(45_000);
    second(0);
    assertThat(meter.rate()).isLessThan(40_000);
  }

  @Test
  void silenceEndsAtZeroAndItStartsAnew() {
    second(1000);
    for (int i = 0; i < 60; i++) {
      second(0);
    }
    assertThat(meter.rate()).isZero();
    second(5000);
    assertThat(meter.rate()).isEqualTo(5000);
  }

  @Test
  void tenSecondsOfSilenceLeaveNothingOfAHighRate() {
    second(1_000_000_000);
    for (int i = 0; i < 9; i++) {
      second(0);
    }
    assertThat(meter.rate()).isPositive();
    second(0);
    assertThat(meter.rate()).isZero();
  }

  @Test
  void aShortSilenceIsForgottenWithTheNextByte() {
    second(50_000_000);
    for (int i = 0; i < 30; i++) {
      second(i % 8 == 0 ? 1 : 0);
    }
    assertThat(meter.rate()).isPositive();
  }

  @Test
  void measuresOverTheTimeThatPassed() {
    meter.update(1000, SECOND / 2);
    assertThat(meter.rate()).isEqualTo(2000);
    RateMeter atOnce = new RateMeter();
    atOnce.update(1, 0);
    assertThat(atOnce.rate()).isEqualTo(SECOND);
  }
}
