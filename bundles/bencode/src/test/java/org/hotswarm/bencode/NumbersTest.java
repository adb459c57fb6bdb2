package org.hotswarm.bencode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.hotswarm.model.bencode.BInteger;
import org.hotswarm.model.bencode.BString;
import org.hotswarm.model.bencode.BencodeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Integers and string lengths (limit 4): the grammar allows one spelling of each number. */
class NumbersTest {
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          i0e,                     0
          i1e,                     1
          i-1e,                    -1
          i10e,                    10
          i-10e,                   -10
          i2147483648e,            2147483648
          i9223372036854775807e,   9223372036854775807
          i-9223372036854775808e,  -9223372036854775808
          i-9223372036854775807e,  -9223372036854775807
          """)
  void readsIntegers(String bencoded, long value) throws BencodeException {
    assertThat(Bytes.decode(bencoded)).isEqualTo(new BInteger(value));
    assertThat(new TwoPassBencode().encode(new BInteger(value))).isEqualTo(Bytes.latin(bencoded));
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          i-0e,                           0
          i00e,                           0
          i01e,                           0
          i-01e,                          0
          i-00e,                          0
          i0000000000000000000000001e,    0
          ie,                             0
          i-e,                            0
          i--1e,                          2
          i+1e,                           1
          'i 1e',                         1
          'i1 e',                         2
          i1.0e,                          2
          i1e5e,                          3
          i0x1fe,                         2
          i1,                             2
          i,                              1
          i-,                             2
          i-1,                            3
          i1i,                            2
          i1-e,                           2
          ie1,                            0
          i9223372036854775808e,          0
          i-9223372036854775809e,         0
          i18446744073709551616e,         0
          i99999999999999999999999999e,   0
          i-99999999999999999999999999e,  0
          """)
  void refusesIntegers(String bencoded, long offset) {
    refuses(bencoded, offset);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          01:a,                       0
          00:,                        0
          000000000000000000001:a,    0
          -1:a,                       0
          +1:a,                       0
          ' 1:a',                     0
          '1 :a',                     1
          1a,                         1
          1,                          1
          10,                         2
          ':',                        0
          2:a,                        0
          1:,                         0
          2147483647:a,               0
          2147483648:a,               0
          4294967297:a,               0
          18446744073709551617:a,     0
          99999999999999999999:a,     0
          0.5:a,                      1
          l1:ae3:abe,                 5
          """)
  void refusesStringLengths(String bencoded, long offset) {
    refuses(bencoded, offset);
  }

  @ParameterizedTest
  @CsvSource({"0:,''", "1:a,a", "10:abcdefghij,abcdefghij", "1:e,e", "2:i1,i1"})
  void readsStrings(String bencoded, String text) throws BencodeException {
    assertThat(Bytes.decode(bencoded)).isEqualTo(BString.of(text));
  }

  @Test
  void aStringThatClaimsMoreThanIsThereCostsNoHeap() {
    long before = Allocation.ofThisThread();
    refuses("2147483647:a", 0);
    assertThat(Allocation.ofThisThread() - before).isLessThan(1 << 20);
  }

  private static void refuses(String bencoded, long offset) {
    assertThatThrownBy(() -> Bytes.decode(bencoded))
        .isInstanceOfSatisfying(
            BencodeException.class, error -> assertThat(error.offset()).isEqualTo(offset))
        .hasMessageContaining("at byte " + offset);
  }
}
