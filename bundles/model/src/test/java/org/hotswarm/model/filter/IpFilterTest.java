package org.hotswarm.model.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IpFilterTest {
  private static InetAddress ip(String text) {
    return IpLiteral.parse(text).orElseThrow(() -> new AssertionError(text));
  }

  private static IpFilter.Builder block(String first, String last) {
    return IpFilter.builder().block(ip(first), ip(last));
  }

  private static List<String> words(List<IpRange> ranges) {
    return ranges.stream().map(IpRange::toString).toList();
  }

  @Test
  void allowsEverybodyAtFirst() {
    IpFilter filter = IpFilter.none();
    assertThat(filter.isBlocked(ip("0.0.0.0"))).isFalse();
    assertThat(filter.isBlocked(ip("::"))).isFalse();
    assertThat(filter.isEmpty()).isTrue();
    assertThat(words(filter.v4())).containsExactly("allowed 0.0.0.0 - 255.255.255.255");
    assertThat(words(filter.v6()))
        .containsExactly("allowed 0:0:0:0:0:0:0:0 - ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff");
  }

  @Test
  void aRuleHoldsFromItsFirstAddressToItsLast() {
    IpFilter filter = block("10.0.0.5", "10.0.1.2").build();
    assertThat(filter.isBlocked(ip("10.0.0.4"))).isFalse();
    assertThat(filter.isBlocked(ip("10.0.0.5"))).isTrue();
    assertThat(filter.isBlocked(ip("10.0.1.2"))).isTrue();
    assertThat(filter.isBlocked(ip("10.0.1.3"))).isFalse();
  }

  @Test
  void theLastRuleWins() {
    IpFilter filter =
        block("10.0.0.0", "10.0.0.255")
            .allow(ip("10.0.0.10"), ip("10.0.0.20"))
            .block(ip("10.0.0.15"), ip("10.0.0.15"))
            .build();
    assertThat(words(filter.v4()))
        .containsExactly(
            "allowed 0.0.0.0 - 9.255.255.255",
            "blocked 10.0.0.0 - 10.0.0.9",
            "allowed 10.0.0.10 - 10.0.0.14",
            "blocked 10.0.0.15 - 10.0.0.15",
            "allowed 10.0.0.16 - 10.0.0.20",
            "blocked 10.0.0.21 - 10.0.0.255",
            "allowed 10.0.1.0 - 255.255.255.255");
    assertThat(filter.blockedRanges()).isEqualTo(3);
  }

  @Test
  void rangesThatTouchAreOne() {
    IpFilter filter =
        block("10.0.0.6", "10.0.0.9")
            .block(ip("10.0.0.0"), ip("10.0.0.5"))
            .block(ip("10.0.0.2"), ip("10.0.0.3"))
            .allow(ip("1.0.0.0"), ip("1.0.0.1"))
            .build();
    assertThat(words(filter.v4()))
        .containsExactly(
            "allowed 0.0.0.0 - 9.255.255.255",
            "blocked 10.0.0.0 - 10.0.0.9",
            "allowed 10.0.0.10 - 255.255.255.255");
    assertThat(filter).isEqualTo(block("10.0.0.0", "10.0.0.9").build());
  }

  @Test
  void theEndsOfAFamilyAreBlockedToo() {
    IpFilter all = block("0.0.0.0", "255.255.255.255").block(ip("ffff::"), top()).build();
    assertThat(words(all.v4())).containsExactly("blocked 0.0.0.0 - 255.255.255.255");
    assertThat(all.isBlocked(ip("255.255.255.255"))).isTrue();
    assertThat(all.isBlocked(ip("0.0.0.0"))).isTrue();
    assertThat(all.isBlocked(top())).isTrue();
    assertThat(all.isBlocked(ip("::"))).isFalse();
    assertThat(all.v6().get(0).last()).isEqualTo(ip("fffe:ffff:ffff:ffff:ffff:ffff:ffff:ffff"));
    IpFilter upper =
        block("0.0.0.0", "255.255.255.255").allow(ip("0.0.0.0"), ip("9.9.9.9")).build();
    assertThat(words(upper.v4()))
        .containsExactly("allowed 0.0.0.0 - 9.9.9.9", "blocked 9.9.9.10 - 255.255.255.255");
  }

  private static InetAddress top() {
    return ip("ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff");
  }

  @Test
  void carriesGoIntoTheHighHalfOfAnAddress() {
    IpFilter filter = block("2001:db8::", "2001:db8:0:0:ffff:ffff:ffff:ffff").build();
    assertThat(filter.isBlocked(ip("2001:db8:0:0:ffff:ffff:ffff:ffff"))).isTrue();
    assertThat(filter.isBlocked(ip("2001:db8:0:1::"))).isFalse();
    assertThat(filter.isBlocked(ip("2001:db7:ffff:ffff:ffff:ffff:ffff:ffff"))).isFalse();
    assertThat(filter.v6().get(2).first()).isEqualTo(ip("2001:db8:0:1::"));
    assertThat(filter.v6().get(1).last()).isEqualTo(ip("2001:db8:0:0:ffff:ffff:ffff:ffff"));
    assertThat(filter.isBlocked(ip("32.1.13.184"))).as("of the other family").isFalse();
  }

  @Test
  void aMappedAddressIsAnIpv4Address() {
    assertThat(block("10.0.0.0", "10.0.0.9").build().isBlocked(ip("::ffff:10.0.0.3"))).isTrue();
  }

  @Test
  void refusesRulesThatAreNone() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> block("10.0.0.2", "10.0.0.1"))
        .withMessage("10.0.0.1 comes before 10.0.0.2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> block("10.0.0.2", "::1"))
        .withMessageContaining("not of one family");
    assertThatIllegalArgumentException().isThrownBy(() -> block("200.0.0.1", "100.0.0.1"));
  }

  @Test
  void agreesWithOneAnswerKeptForEachAddress() {
    Random random = new Random(4);
    for (int round = 0; round < 300; round++) {
      boolean v6 = round % 2 == 0;
      boolean[] expected = new boolean[256];
      IpFilter.Builder builder = IpFilter.builder();
      int rules = random.nextInt(40);
      for (int rule = 0; rule < rules; rule++) {
        int first = random.nextInt(256);
        int last = first + random.nextInt(256 - first);
        boolean blocked = random.nextInt(3) > 0;
        builder.rule(numbered(first, 0, v6), numbered(last, 0xff, v6), blocked);
        Arrays.fill(expected, first, last + 1, blocked);
      }
      check(builder.build(), expected, v6);
    }
  }

  /** The first or last address of those that begin with {@code number}. */
  private static InetAddress numbered(int number, int rest, boolean v6) {
    byte[] raw = new byte[v6 ? 16 : 4];
    Arrays.fill(raw, (byte) rest);
    raw[0] = (byte) number;
    return Family.of(raw).address(Family.high(raw), Family.low(raw));
  }

  private static void check(IpFilter filter, boolean[] expected, boolean v6) {
    int ranges = 1;
    for (int number = 0; number < 256; number++) {
      assertThat(filter.isBlocked(numbered(number, 0, v6))).isEqualTo(expected[number]);
      assertThat(filter.isBlocked(numbered(number, 0xff, v6))).isEqualTo(expected[number]);
      ranges += number > 0 && expected[number] != expected[number - 1] ? 1 : 0;
    }
    assertThat(v6 ? filter.v6() : filter.v4())
        .as("as few as can be")
        .hasSize(ranges)
        .allSatisfy(
            range -> {
              assertThat(range.blocked()).isEqualTo(filter.isBlocked(range.first()));
              assertThat(range.blocked()).isEqualTo(filter.isBlocked(range.last()));
            });
    assertThat(IpFilter.ofBytes(filter.toBytes())).isEqualTo(filter);
  }

  @Test
  void bytesThatAreNoFilterAreRefused() {
    byte[] bytes = block("10.0.0.1", "10.0.0.9").block(ip("::1"), ip("::9")).build().toBytes();
    assertThat(bytes).hasSize(4 + 2 * 4 + 2 * 16);
    for (int length = 0; length < bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      if (length != 12 && length != 28) {
        assertThatIllegalArgumentException().isThrownBy(() -> IpFilter.ofBytes(cut));
      }
    }
    byte[] disordered = bytes.clone();
    disordered[4] = 11;
    assertThatIllegalArgumentException()
        .isThrownBy(() -> IpFilter.ofBytes(disordered))
        .withMessageContaining("not in order");
    byte[] negative = bytes.clone();
    negative[0] = -1;
    assertThatIllegalArgumentException().isThrownBy(() -> IpFilter.ofBytes(negative));
  }

  @Test
  void aMillionRangesFitIntoTheirBudget() {
    for (boolean v6 : new boolean[] {false, true}) {
      IpFilter.Builder builder = IpFilter.builder();
      for (int i = 0; i < 1_000_000; i++) {
        byte[] raw = new byte[v6 ? 16 : 4];
        java.nio.ByteBuffer.wrap(raw).putInt(i * 4000);
        InetAddress address = Family.of(raw).address(Family.high(raw), Family.low(raw));
        builder.block(address, address);
      }
      IpFilter filter = builder.build();
      assertThat(filter.blockedRanges()).isEqualTo(1_000_000);
      assertThat(filter.bytes()).isLessThanOrEqualTo(40_000_000);
    }
  }
}
