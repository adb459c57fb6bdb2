package org.hotswarm.store.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GatheredBytesTest {
  @Test
  void shortWritesAreContinued() throws IOException {
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      byte[] expected = new byte[1 + random.nextInt(5_000)];
      random.nextBytes(expected);
      ReluctantChannel channel = new ReluctantChannel(expected.length + 10, random);
      GatheredBytes bytes = new GatheredBytes(split(expected, random));
      assertThat(bytes.remaining()).isEqualTo(expected.length);

      int first = random.nextInt(expected.length + 1);
      bytes.writeTo(channel, 10, first);
      assertThat(bytes.remaining()).isEqualTo(expected.length - first);
      bytes.writeTo(channel, 10 + first, expected.length - first);

      assertThat(Arrays.copyOfRange(channel.content, 10, 10 + expected.length))
          .as("seed %d", seed)
          .isEqualTo(expected);
      assertThat(bytes.remaining()).isZero();
    }
  }

  @Test
  void skippedBytesAreNotWritten() throws IOException {
    byte[] given = new byte[100];
    new Random(1).nextBytes(given);
    ReluctantChannel channel = new ReluctantChannel(100, new Random(2));
    GatheredBytes bytes = new GatheredBytes(split(given, new Random(3)));
    bytes.skip(40);
    bytes.writeTo(channel, 0, 60);
    assertThat(Arrays.copyOf(channel.content, 60)).isEqualTo(Arrays.copyOfRange(given, 40, 100));
  }

  @Test
  void channelThatTakesNothingIsAnError() {
    ReluctantChannel channel = new ReluctantChannel(10, new Random(1));
    channel.stuck = true;
    GatheredBytes bytes = new GatheredBytes(List.of(ByteBuffer.allocate(10)));
    assertThatThrownBy(() -> bytes.writeTo(channel, 0, 10))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("takes no more bytes");
  }

  private static List<ByteBuffer> split(byte[] bytes, Random random) {
    List<ByteBuffer> buffers = new ArrayList<>();
    int at = 0;
    while (at < bytes.length) {
      int part = Math.min(bytes.length - at, random.nextInt(400));
      buffers.add(ByteBuffer.wrap(bytes, at, part).slice());
      at += part;
    }
    return buffers;
  }
}
