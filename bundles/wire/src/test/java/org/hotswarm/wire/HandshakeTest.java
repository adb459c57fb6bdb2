package org.hotswarm.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hotswarm.wire.WireMessages.CODEC;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.hotswarm.model.hash.InfoHash;
import org.hotswarm.model.peer.PeerId;
import org.hotswarm.model.wire.Handshake;
import org.hotswarm.model.wire.Reserved;
import org.hotswarm.model.wire.WireException;
import org.junit.jupiter.api.Test;

class HandshakeTest {
  private static final Handshake HANDSHAKE =
      new Handshake(
          Reserved.of(Reserved.DHT, Reserved.FAST, Reserved.EXTENDED),
          InfoHash.copyOf("aaaaaaaaaabbbbbbbbbb".getBytes(StandardCharsets.US_ASCII)),
          PeerId.copyOf("-HS0100-cccccccccccc".getBytes(StandardCharsets.US_ASCII)));

  private static ByteBuffer bytes() {
    ByteBuffer out = ByteBuffer.allocate(68);
    CODEC.encodeHandshake(HANDSHAKE, out);
    return out.flip();
  }

  @Test
  void bytesAreThoseOfBep3() {
    String text = StandardCharsets.ISO_8859_1.decode(bytes()).toString();
    assertThat(text)
        .isEqualTo(
            "\u0013BitTorrent protocol\0\0\0\0\0\u0010\0\u0005"
                + "aaaaaaaaaabbbbbbbbbb-HS0100-cccccccccccc");
  }

  @Test
  void comesBackAndLeavesWhatFollows() throws Exception {
    ByteBuffer in = ByteBuffer.allocate(80).position(5).put(bytes()).put((byte) 1).flip();
    in.position(5);
    assertThat(CODEC.decodeHandshake(in)).contains(HANDSHAKE);
    assertThat(in.remaining()).isEqualTo(1);
  }

  @Test
  void waitsForAllOfIt() throws Exception {
    for (int there = 0; there < 68; there++) {
      ByteBuffer in = bytes().limit(there);
      assertThat(CODEC.decodeHandshake(in)).isEmpty();
      assertThat(in.position()).isZero();
    }
  }

  @Test
  void firstWrongByteIsEnough() {
    for (int wrong = 0; wrong < 20; wrong++) {
      ByteBuffer in = bytes().limit(wrong + 1);
      in.put(wrong, (byte) (in.get(wrong) + 1));
      assertThatThrownBy(() -> CODEC.decodeHandshake(in))
          .isInstanceOf(WireException.class)
          .hasMessageStartingWith("byte " + wrong + " ");
      assertThat(in.position()).isZero();
    }
  }

  @Test
  void randomBytesAreNoHandshake() {
    Random random = new Random(3);
    for (int i = 0; i < 1000; i++) {
      byte[] key = new byte[96];
      random.nextBytes(key);
      assertThatThrownBy(() -> CODEC.decodeHandshake(ByteBuffer.wrap(key)))
          .isInstanceOf(WireException.class);
    }
  }
}
