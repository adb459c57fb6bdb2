package org.hotswarm.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hotswarm.wire.WireMessages.CODEC;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import org.hotswarm.model.wire.Message;
import org.hotswarm.model.wire.WireException;
import org.hotswarm.spi.wire.WireLimits;
import org.junit.jupiter.api.Test;

/** Streams with bytes changed, cut out or put in: nothing but {@link WireException} escapes. */
class MutationTest {
  private static final int STREAMS = 20_000;

  @Test
  void onlyWireExceptionEscapes() {
    int survived = 0;
    for (int seed = 0; seed < STREAMS; seed++) {
      Random random = new Random(seed);
      byte[] stream = WireMessages.bytes(WireMessages.random(random, 1 + random.nextInt(12)));
      for (int i = random.nextInt(4); i >= 0; i--) {
        stream = mutate(stream, random);
      }
      if (readAll(ByteBuffer.wrap(stream), seed)) {
        survived++;
      }
    }
    assertThat(survived).as("both ends are met").isBetween(STREAMS / 10, STREAMS * 9 / 10);
  }

  private static byte[] mutate(byte[] stream, Random random) {
    int at = random.nextInt(stream.length);
    ByteBuffer out = ByteBuffer.allocate(stream.length + 8).put(stream, 0, at);
    switch (random.nextInt(3)) {
      case 0 -> out.put((byte) random.nextInt()).put(stream, at + 1, stream.length - at - 1);
      case 1 -> out.putInt(random.nextInt()).put(stream, at, stream.length - at);
      default -> out.put(stream, at + 1, stream.length - at - 1).put((byte) 0);
    }
    return Arrays.copyOf(out.array(), out.position());
  }

  /** Whether the stream was read to its end or to an unfinished message. */
  private static boolean readAll(ByteBuffer in, int seed) {
    try {
      Message message;
      do {
        int before = in.position();
        message = CODEC.decode(in, WireLimits.STANDARD);
        int moved = in.position() - before;
        assertThat(message == null ? moved == 0 : moved >= 4).as("seed %d", seed).isTrue();
      } while (message != null);
      return true;
    } catch (WireException refused) {
      assertThat(refused).hasMessageMatching(".*\\d.*");
      return false;
    }
  }
}
