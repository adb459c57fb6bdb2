package org.hotswarm.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.function.IntPredicate;
import org.hotswarm.model.wire.Bitfield;
import org.hotswarm.model.wire.Message;
import org.hotswarm.model.wire.Unknown;
import org.hotswarm.model.wire.WireException;
import org.hotswarm.spi.wire.WireCodec;
import org.hotswarm.spi.wire.WireLimits;
import org.hotswarm.tck.wire.WireMessages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameLimitsTest {
  private static final WireCodec CODEC = new PeerWireProvider();

  private static final int[] LENGTHS = {
    1, 2, 3, 4, 5, 6, 8, 9, 12, 13, 14, 100, 16393, 131_081, 131_082
  };

  /** Which lengths the BEPs allow, written out by hand; ids that are not here may have any. */
  private static final Map<Integer, IntPredicate> ALLOWED =
      Map.ofEntries(
          Map.entry(0, n -> n == 1),
          Map.entry(1, n -> n == 1),
          Map.entry(2, n -> n == 1),
          Map.entry(3, n -> n == 1),
          Map.entry(4, n -> n == 5),
          Map.entry(6, n -> n == 13),
          Map.entry(7, n -> n >= 9 && n <= 131_081),
          Map.entry(8, n -> n == 13),
          Map.entry(9, n -> n == 3),
          Map.entry(13, n -> n == 5),
          Map.entry(14, n -> n == 1),
          Map.entry(15, n -> n == 1),
          Map.entry(16, n -> n == 13),
          Map.entry(17, n -> n == 5),
          Map.entry(20, n -> n >= 2));

  @Test
  void everyIdAtEveryLength() throws Exception {
    for (int id = 0; id < 256; id++) {
      for (int length : LENGTHS) {
        if (ALLOWED.getOrDefault(id, n -> true).test(length)) {
          assertIsRead(id, length);
        } else {
          assertIsRefusedAfterFiveBytes(id, length);
        }
      }
    }
  }

  private static void assertIsRead(int id, int length) throws WireException {
    ByteBuffer in = WireMessages.frame(id, length);
    Message message = CODEC.decode(in, WireLimits.STANDARD);
    assertThat(message).as("id %d length %d", id, length).isNotNull();
    assertThat(in.hasRemaining()).isFalse();
    if (message instanceof Bitfield bitfield) {
      assertThat(id).isEqualTo(5);
      assertThat(bitfield.bits()).hasSize(length - 1);
    } else if (!ALLOWED.containsKey(id)) {
      assertThat(message).isEqualTo(new Unknown(id, length - 1));
    }
  }

  private static void assertIsRefusedAfterFiveBytes(int id, int length) throws WireException {
    ByteBuffer four = ByteBuffer.allocate(4).putInt(0, length);
    assertThat(CODEC.decode(four, WireLimits.STANDARD)).isNull();
    ByteBuffer five = ByteBuffer.allocate(5).putInt(0, length).put(4, (byte) id);
    assertThatThrownBy(() -> CODEC.decode(five, WireLimits.STANDARD))
        .as("id %d length %d", id, length)
        .isInstanceOf(WireException.class)
        .hasMessageContaining(Integer.toString(id == 7 && length > 9 ? length - 9 : length));
    assertThat(five.position()).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {0x7fffffff, 0xffffffff, 0x80000000, (1 << 20) + 1})
  void hugeLengthsAreRefusedAfterFourBytes(int length) {
    ByteBuffer in = ByteBuffer.allocate(4).putInt(0, length);
    assertThatThrownBy(() -> CODEC.decode(in, WireLimits.STANDARD))
        .isInstanceOf(WireException.class)
        .hasMessageContaining(Integer.toUnsignedString(length));
    assertThat(in.position()).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {0x7fffffff, 0x7ffffffc, 0xffffff00, 0x80000000, -1, -4})
  void frameLengthNeverIsNegativeNorMadeUp(int length) {
    assertThat(CODEC.frameLength(ByteBuffer.allocate(4).putInt(0, length))).isZero();
  }

  @Test
  void limitsAreThoseGiven() throws Exception {
    WireLimits tight = new WireLimits(1000, 500);
    assertThat(CODEC.decode(WireMessages.frame(5, 1000), tight)).isNotNull();
    assertThatThrownBy(() -> CODEC.decode(WireMessages.frame(5, 1001), tight))
        .isInstanceOf(WireException.class)
        .hasMessageContaining("limit of 1000");
    assertThat(CODEC.decode(WireMessages.frame(7, 509), tight)).isNotNull();
    assertThatThrownBy(() -> CODEC.decode(WireMessages.frame(7, 510), tight))
        .isInstanceOf(WireException.class)
        .hasMessageContaining("block of 501");
  }

  @Test
  void bitfieldMayFillTheWholeLimit() throws Exception {
    assertThat(CODEC.decode(WireMessages.frame(5, 1 << 20), WireLimits.STANDARD))
        .isInstanceOfSatisfying(Bitfield.class, b -> assertThat(b.bits()).hasSize((1 << 20) - 1));
  }

  @Test
  void unknownWaitsForItsWholePayload() throws Exception {
    ByteBuffer in = WireMessages.frame(21, 50).limit(53);
    assertThat(CODEC.decode(in, WireLimits.STANDARD)).isNull();
    assertThat(in.position()).isZero();
    assertThat(CODEC.decode(in.limit(54), WireLimits.STANDARD)).isEqualTo(new Unknown(21, 49));
  }
}
