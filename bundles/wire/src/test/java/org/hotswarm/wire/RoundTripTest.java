package org.hotswarm.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hotswarm.wire.WireMessages.CODEC;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.hotswarm.model.wire.Extended;
import org.hotswarm.model.wire.Have;
import org.hotswarm.model.wire.Message;
import org.hotswarm.model.wire.Piece;
import org.hotswarm.model.wire.Port;
import org.hotswarm.model.wire.Request;
import org.hotswarm.model.wire.Unknown;
import org.hotswarm.spi.wire.WireLimits;
import org.junit.jupiter.api.Test;

class RoundTripTest {
  private static String hex(Message message) {
    return HexFormat.of().formatHex(WireMessages.bytes(List.of(message)));
  }

  @Test
  void bytesAreThoseOfTheBeps() {
    assertThat(hex(new Have(5))).isEqualTo("000000050400000005");
    assertThat(hex(new Request(1, 0x4000, 0x4000))).isEqualTo("0000000d06000000010000400000004000");
    assertThat(hex(new Piece(2, 0x8000, ByteBuffer.wrap(new byte[] {9, 8}))))
        .isEqualTo("0000000b0700000002000080000908");
    assertThat(hex(new Port(6881))).isEqualTo("00000003091ae1");
    assertThat(hex(new Extended(3, ByteBuffer.wrap(new byte[] {'d', 'e'}))))
        .isEqualTo("0000000414036465");
  }

  @Test
  void everyMessageComesBack() throws Exception {
    for (Message message : WireMessages.allKinds()) {
      ByteBuffer in = ByteBuffer.wrap(WireMessages.bytes(List.of(message)));
      assertThat(CODEC.frameLength(in)).isEqualTo(in.remaining());
      Message back = CODEC.decode(in, WireLimits.STANDARD);
      assertThat(back).hasSameClassAs(message);
      assertThat(WireMessages.text(back)).isEqualTo(WireMessages.text(message));
      assertThat(in.hasRemaining()).isFalse();
    }
  }

  @Test
  void encodedLengthIsWhatIsWritten() {
    for (Message message : WireMessages.allKinds()) {
      ByteBuffer out = ByteBuffer.allocate(100);
      CODEC.encode(message, out);
      assertThat(CODEC.encodedLength(message)).as("%s", message).isEqualTo(out.position());
    }
  }

  @Test
  void headerOfPieceCountsDataItDoesNotWrite() {
    Piece piece = new Piece(1, 0, ByteBuffer.allocate(16384));
    ByteBuffer out = ByteBuffer.allocate(13);
    CODEC.encode(piece, out);
    assertThat(CODEC.encodedLength(piece)).isEqualTo(13);
    assertThat(out.getInt(0)).isEqualTo(16393);
  }

  @Test
  void extendedPayloadCanBeWrittenTwice() {
    ByteBuffer payload = ByteBuffer.wrap(new byte[] {0, 1, 2, 3}).position(1).limit(3);
    Extended message = new Extended(2, payload);
    assertThat(hex(message)).isEqualTo("0000000414020102").isEqualTo(hex(message));
  }

  @Test
  void blockIsViewOfBytesItCameIn() throws Exception {
    for (ByteBuffer in : List.of(ByteBuffer.allocate(40), ByteBuffer.allocateDirect(40))) {
      in.position(3).putInt(12).put((byte) 7).putInt(6).putInt(0).put(new byte[] {1, 2, 3});
      int end = in.position();
      in.limit(end).position(3);
      Piece piece = (Piece) CODEC.decode(in, WireLimits.STANDARD);
      in.put(end - 1, (byte) 77);
      assertThat(piece.data().remaining()).isEqualTo(3);
      assertThat(piece.data().get(2)).isEqualTo((byte) 77);
      assertThat(in.position()).isEqualTo(end);
    }
  }

  @Test
  void splitAnywhereGivesSameMessages() throws Exception {
    List<Message> messages = WireMessages.random(new Random(11), 60);
    byte[] stream = WireMessages.bytes(messages);
    for (int cut = 0; cut <= stream.length; cut++) {
      ByteBuffer in = ByteBuffer.wrap(stream, 0, cut);
      List<String> got = new ArrayList<>(WireMessages.texts(in));
      int consumed = in.position();
      assertThat(CODEC.decode(in, WireLimits.STANDARD)).isNull();
      assertThat(in.position()).as("position stays").isEqualTo(consumed);
      in.limit(stream.length);
      got.addAll(WireMessages.texts(in));
      assertThat(got).as("cut at %d", cut).isEqualTo(WireMessages.texts(messages));
    }
  }

  @Test
  void byteByByteGivesSameMessages() throws Exception {
    List<Message> messages = WireMessages.random(new Random(12), 60);
    byte[] stream = WireMessages.bytes(messages);
    ByteBuffer in = ByteBuffer.wrap(stream, 0, 0);
    List<String> got = new ArrayList<>();
    for (int limit = 1; limit <= stream.length; limit++) {
      got.addAll(WireMessages.texts(in.limit(limit)));
    }
    assertThat(got).isEqualTo(WireMessages.texts(messages));
  }

  @Test
  void frameLengthIsKnownFromFourBytes() {
    ByteBuffer in = ByteBuffer.allocate(8).putInt(2, 13).position(2);
    assertThat(CODEC.frameLength(in.duplicate().limit(5))).isZero();
    assertThat(CODEC.frameLength(in.duplicate().limit(6))).isEqualTo(17);
  }

  @Test
  void unknownMessageCannotBeWritten() {
    Unknown unknown = new Unknown(200, 3);
    assertThatThrownBy(() -> CODEC.encode(unknown, ByteBuffer.allocate(10)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("200");
    assertThatThrownBy(() -> CODEC.encodedLength(unknown))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
