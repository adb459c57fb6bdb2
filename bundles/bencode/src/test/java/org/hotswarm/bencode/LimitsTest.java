package org.hotswarm.bencode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.hotswarm.model.bencode.BList;
import org.hotswarm.model.bencode.BValue;
import org.hotswarm.model.bencode.BencodeException;
import org.hotswarm.spi.bencode.BencodeLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Depth and tokens (limits 2 and 3): what is refused is refused early and costs no heap. */
class LimitsTest {
  private static final int MILLION = 1_000_000;
  private final TwoPassBencode bencode = new TwoPassBencode();

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 10, 16, 100})
  void depthIsCountedInContainers(int depth) throws BencodeException {
    BencodeLimits limits = new BencodeLimits(depth, 1_000, false);
    String deepest = "l".repeat(depth) + "i1e" + "e".repeat(depth);
    assertThat(bencode.encode(bencode.decode(Bytes.buffer(deepest), limits)))
        .isEqualTo(Bytes.latin(deepest));
    assertThatThrownBy(() -> bencode.decode(Bytes.buffer("l" + deepest + "e"), limits))
        .isInstanceOfSatisfying(
            BencodeException.class, error -> assertThat(error.offset()).isEqualTo(depth));
  }

  @Test
  void siblingsDoNotAddUpToDepth() throws BencodeException {
    BencodeLimits limits = new BencodeLimits(2, 1_000, true);
    String wide = "l" + "lede".repeat(100) + "e";
    assertThat(bencode.decode(Bytes.buffer(wide), limits)).isInstanceOf(BList.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"l", "d1:a", "ld0:"})
  void aMillionOpenContainersAreRefusedAtTheLimit(String opening) {
    byte[] bytes = Bytes.latin(opening.repeat(MILLION));
    long before = Allocation.ofThisThread();
    assertThatThrownBy(() -> bencode.decode(ByteBuffer.wrap(bytes), BencodeLimits.TORRENT))
        .isInstanceOfSatisfying(
            BencodeException.class,
            error -> assertThat(error.offset()).isLessThanOrEqualTo(4L * 100));
    assertThat(Allocation.ofThisThread() - before).isLessThan(1 << 20);
  }

  @Test
  void aMillionLevelsAreOneErrorEvenWithoutADepthLimit() {
    BencodeLimits unlimited = new BencodeLimits(Integer.MAX_VALUE, Integer.MAX_VALUE, false);
    byte[] open = new byte[MILLION];
    Arrays.fill(open, (byte) 'l');
    assertThatThrownBy(() -> bencode.decode(ByteBuffer.wrap(open), unlimited))
        .isInstanceOfSatisfying(
            BencodeException.class, error -> assertThat(error.offset()).isEqualTo(MILLION));
  }

  @Test
  void aMillionLevelsAreReadAndWrittenWithoutRecursion() throws BencodeException {
    BencodeLimits unlimited = new BencodeLimits(Integer.MAX_VALUE, Integer.MAX_VALUE, true);
    byte[] nested = Bytes.latin("l".repeat(MILLION) + "e".repeat(MILLION));
    BValue value = bencode.decode(ByteBuffer.wrap(nested), unlimited);
    assertThat(Arrays.equals(bencode.encode(value), nested)).isTrue();
  }

  @Test
  void theLimitsAreThoseOfTheTable() {
    assertThat(BencodeLimits.TORRENT).isEqualTo(new BencodeLimits(100, 3 * MILLION, false));
    assertThat(BencodeLimits.METADATA).isEqualTo(new BencodeLimits(100, 2_500_000, false));
    assertThat(BencodeLimits.MESSAGE.depth()).isEqualTo(16);
    byte[] open = Bytes.latin("l".repeat(MILLION));
    assertThatThrownBy(() -> bencode.decode(ByteBuffer.wrap(open), BencodeLimits.MESSAGE))
        .isInstanceOfSatisfying(
            BencodeException.class, error -> assertThat(error.offset()).isEqualTo(16));
  }

  @Test
  void tokensAreValuesAndKeys() throws BencodeException {
    String five = "d1:ai1e1:blee";
    assertThat(bencode.decode(Bytes.buffer(five), new BencodeLimits(9, 5, true))).isNotNull();
    assertThatThrownBy(() -> bencode.decode(Bytes.buffer(five), new BencodeLimits(9, 4, true)))
        .isInstanceOfSatisfying(
            BencodeException.class, error -> assertThat(error.offset()).isEqualTo(10))
        .hasMessageContaining("more than 4");
  }

  @Test
  void threeMillionAndOneEmptyStringsCostNoHeap() {
    byte[] list = Bytes.latin("l" + "0:".repeat(3 * MILLION + 1) + "e");
    long before = Allocation.ofThisThread();
    assertThatThrownBy(() -> bencode.decode(ByteBuffer.wrap(list), BencodeLimits.TORRENT))
        .isInstanceOf(BencodeException.class)
        .hasMessageContaining("more than 3000000");
    assertThat(Allocation.ofThisThread() - before).isLessThan(1 << 20);
  }

  @Test
  void limitsHoldInLocateToo() {
    assertThatThrownBy(
            () -> bencode.locate(Bytes.buffer("d1:alleee"), "a", new BencodeLimits(2, 9, false)))
        .isInstanceOf(BencodeException.class);
    assertThatThrownBy(
            () -> bencode.locate(Bytes.buffer("d1:alleee"), "a", new BencodeLimits(9, 3, false)))
        .isInstanceOf(BencodeException.class);
  }
}
