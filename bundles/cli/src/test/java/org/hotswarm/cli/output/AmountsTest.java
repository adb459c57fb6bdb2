package org.hotswarm.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountsTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0 B",
    "999, 999 B",
    "1000, 1.0 kB",
    "11234, 11.2 kB",
    "99949, 99.9 kB",
    "99999, 100 kB",
    "999499, 999 kB",
    "999999, 1.0 MB",
    "658505728, 659 MB",
    "9223372036854775807, 9.2 EB"
  })
  void bytes(long bytes, String text) {
    assertThat(Amounts.bytes(bytes)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0 s",
    "59, 59 s",
    "60, 1 min 00 s",
    "250, 4 min 10 s",
    "7500, 2 h 05 min",
    "273600, 3 d 4 h"
  })
  void times(long seconds, String text) {
    assertThat(Amounts.time(Duration.ofSeconds(seconds))).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"0.04, 0.0 s", "0.55, 0.6 s", "9.94, 9.9 s", "9.96, 9 s", "61, 1 min 01 s"})
  void whatSomethingTook(double seconds, String text) {
    assertThat(Amounts.took(seconds)).isEqualTo(text);
  }

  @Test
  void hundredPercentMeansAll() {
    assertThat(Amounts.percent(999, 1000)).isEqualTo(99);
    assertThat(Amounts.percent(1000, 1000)).isEqualTo(100);
    assertThat(Amounts.percent(Long.MAX_VALUE - 2000, Long.MAX_VALUE - 1000)).isBetween(99, 100);
    assertThat(Amounts.percent(5, 0)).isZero();
  }

  @Test
  void timeLeft() {
    assertThat(Amounts.left(1001, 100)).isEqualTo("11 s");
    assertThat(Amounts.left(1000, 0)).isEmpty();
    assertThat(Amounts.left(Long.MAX_VALUE / 2, 1)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"16384, 16 KiB", "1048576, 1 MiB", "1000, 1000 B", "1572864, 1536 KiB"})
  void binary(long bytes, String text) {
    assertThat(Amounts.binary(bytes)).isEqualTo(text);
  }
}
