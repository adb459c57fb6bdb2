package org.hotswarm.engine.loop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TokenBucketTest {
  private static final long SECOND = 1_000_000_000L;

  private long now = -77 * SECOND;
  private final TokenBucket bucket = new TokenBucket(() -> now);

  @Test
  void withoutALimitNobodyWaits() {
    bucket.take(Long.MAX_VALUE);
    assertThat(bucket.isLimited()).isFalse();
    assertThat(bucket.waitNanos()).isZero();
  }

  @Test
  void whatIsTakenBeyondTheRateIsWaitedFor() {
    bucket.limit(1000);
    now += 10 * SECOND;
    bucket.take(250);
    assertThat(bucket.waitNanos()).as("a full bucket holds a quarter of a second").isZero();
    bucket.take(1000);
    assertThat(bucket.waitNanos()).isEqualTo(SECOND);
    now += SECOND;
    assertThat(bucket.waitNanos()).isZero();
  }

  @Test
  void idleTimeIsNotSavedUp() {
    bucket.limit(1000);
    now += 3600 * SECOND;
    bucket.take(10_000);
    assertThat(bucket.waitNanos()).isEqualTo(10 * SECOND - SECOND / 4);
  }

  @Test
  void overALongTimeTheRateIsKept() {
    bucket.limit(50_000);
    long moved = 0;
    long start = now;
    while (now < start + 60 * SECOND) {
      if (bucket.waitNanos() == 0) {
        bucket.take(16_384);
        moved += 16_384;
      }
      now += SECOND / 1000;
    }
    assertThat(moved).isBetween(50_000L * 59, 50_000L * 62);
  }

  @Test
  void aDebtIsInBytesAndShrinksWithAHigherLimit() {
    bucket.limit(1);
    bucket.take(1000);
    assertThat(bucket.waitNanos()).isEqualTo(1000 * SECOND);
    bucket.limit(1000);
    assertThat(bucket.waitNanos()).isEqualTo(SECOND);
  }

  @Test
  void aLimitThatWasTakenAwayLeavesNoDebt() {
    bucket.limit(1);
    bucket.take(1000);
    bucket.limit(0);
    assertThat(bucket.waitNanos()).isZero();
    bucket.limit(1);
    assertThat(bucket.waitNanos()).isZero();
  }

  @Test
  void aLimitSetTwiceChangesNothing() {
    bucket.limit(500);
    bucket.take(1000);
    bucket.limit(500);
    assertThat(bucket.waitNanos()).isEqualTo(2 * SECOND);
  }

  @Test
  void anAbsurdDebtStaysFinite() {
    bucket.limit(1);
    for (int i = 0; i < 100; i++) {
      bucket.take(Long.MAX_VALUE / 2);
    }
    assertThat(bucket.waitNanos()).isPositive();
  }
}
