package org.hotswarm.tck.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.hotswarm.model.hash.InfoHash;
import org.hotswarm.model.peer.PeerId;
import org.hotswarm.model.wire.Extended;
import org.hotswarm.model.wire.Handshake;
import org.hotswarm.model.wire.Have;
import org.hotswarm.model.wire.Message;
import org.hotswarm.model.wire.Piece;
import org.hotswarm.model.wire.Port;
import org.hotswarm.model.wire.Request;
import org.hotswarm.model.wire.Reserved;
import org.hotswarm.model.wire.Unknown;
import org.hotswarm.model.wire.WireException;
import org.hotswarm.spi.wire.WireCodec;
import org.hotswarm.spi.wire.WireLimits;
import org.junit.jupiter.api.Test;

/** What {@code org.hotswarm.spi.wire} asks of a codec. */
public abstract class WireContract {
  /** The codec that is tested; each time another one. */
  protected abstract WireCodec codec();

  private String hex(Message message) {
    return HexFormat.of().formatHex(WireMessages.bytes(codec(), List.of(message)));
  }

  @Test
  public void bytesAreThoseOfTheBeps() {
    assertThat(hex(new Have(5))).isEqualTo("000000050400000005");
    assertThat(hex(new Request(1, 0x4000, 0x4000))).isEqualTo("0000000d06000000010000400000004000");
    assertThat(hex(new Piece(2, 0x8000, ByteBuffer.wrap(new byte[] {9, 8}))))
        .isEqualTo("0000000b0700000002000080000908");
    assertThat(hex(new Port(6881))).isEqualTo("00000003091ae1");
    assertThat(hex(new Extended(3, ByteBuffer.wrap(new byte[] {'d', 'e'}))))
        .isEqualTo("0000000414036465");
  }

  @Test
  public void everyMessageComesBack() throws Exception {
    for (Message message : WireMessages.allKinds()) {
      ByteBuffer in = ByteBuffer.wrap(WireMessages.bytes(codec(), List.of(message)));
      assertThat(codec().frameLength(in)).isEqualTo(in.remaining());
      Message back = codec().decode(in, WireLimits.STANDARD);
      assertThat(back).hasSameClassAs(message);
      assertThat(WireMessages.text(back)).isEqualTo(WireMessages.text(message));
      assertThat(in.hasRemaining()).isFalse();
    }
  }

  @Test
  public void encodedLengthIsWhatIsWritten() {
    for (Message message : WireMessages.allKinds()) {
      ByteBuffer out = ByteBuffer.allocate(100);
      codec().encode(message, out);
      assertThat(codec().encodedLength(message)).as("%s", message).isEqualTo(out.position());
    }
  }

  @Test
  public void headerOfPieceCountsDataItDoesNotWrite() {
    Piece piece = new Piece(1, 0, ByteBuffer.allocate(16384));
    ByteBuffer out = ByteBuffer.allocate(13);
    codec().encode(piece, out);
    assertThat(codec().encodedLength(piece)).isEqualTo(13);
    assertThat(out.getInt(0)).isEqualTo(16393);
  }

  @Test
  public void extendedPayloadCanBeWrittenTwice() {
    ByteBuffer payload = ByteBuffer.wrap(new byte[] {0, 1, 2, 3}).position(1).limit(3);
    Extended message = new Extended(2, payload);
    assertThat(hex(message)).isEqualTo("0000000414020102").isEqualTo(hex(message));
  }

  @Test
  public void blockIsViewOfBytesItCameIn() throws Exception {
    for (ByteBuffer in : List.of(ByteBuffer.allocate(40), ByteBuffer.allocateDirect(40))) {
      in.position(3).putInt(12).put((byte) 7).putInt(6).putInt(0).put(new byte[] {1, 2, 3});
      int end = in.position();
      in.limit(end).position(3);
      Piece piece = (Piece) codec().decode(in, WireLimits.STANDARD);
      in.put(end - 1, (byte) 77);
      assertThat(piece.data().remaining()).isEqualTo(3);
      assertThat(piece.data().get(2)).isEqualTo((byte) 77);
      assertThat(in.position()).isEqualTo(end);
    }
  }

  @Test
  public void splitAnywhereGivesSameMessages() throws Exception {
    List<Message> messages = WireMessages.random(new Random(11), 60);
    byte[] stream = WireMessages.bytes(codec(), messages);
    for (int cut = 0; cut <= stream.length; cut++) {
      ByteBuffer in = ByteBuffer.wrap(stream, 0, cut);
      List<String> got = new ArrayList<>(WireMessages.texts(codec(), in));
      int consumed = in.position();
      assertThat(codec().decode(in, WireLimits.STANDARD)).isNull();
      assertThat(in.position()).as("position stays").isEqualTo(consumed);
      in.limit(stream.length);
      got.addAll(WireMessages.texts(codec(), in));
      assertThat(got).as("cut at %d", cut).isEqualTo(WireMessages.texts(messages));
    }
  }

  @Test
  public void byteByByteGivesSameMessages() throws Exception {
    List<Message> messages = WireMessages.random(new Random(12), 60);
    byte[] stream = WireMessages.bytes(codec(), messages);
    ByteBuffer in = ByteBuffer.wrap(stream, 0, 0);
    List<String> got = new ArrayList<>();
    for (int limit = 1; limit <= stream.length; limit++) {
      got.addAll(WireMessages.texts(codec(), in.limit(limit)));
    }
    assertThat(got).isEqualTo(WireMessages.texts(messages));
  }

  @Test
  public void frameLengthIsKnownFromFourBytes() {
    ByteBuffer in = ByteBuffer.allocate(8).putInt(2, 13).position(2);
    assertThat(codec().frameLength(in.duplicate().limit(5))).isZero();
    assertThat(codec().frameLength(in.duplicate().limit(6))).isEqualTo(17);
  }

  @Test
  public void unknownMessageCannotBeWritten() {
    Unknown unknown = new Unknown(200, 3);
    assertThatThrownBy(() -> codec().encode(unknown, ByteBuffer.allocate(10)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("200");
    assertThatThrownBy(() -> codec().encodedLength(unknown))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static final Handshake HANDSHAKE =
      new Handshake(
          Reserved.of(Reserved.DHT, Reserved.FAST, Reserved.EXTENDED),
          InfoHash.copyOf("aaaaaaaaaabbbbbbbbbb".getBytes(StandardCharsets.US_ASCII)),
          PeerId.copyOf("-HS0100-cccccccccccc".getBytes(StandardCharsets.US_ASCII)));

  private ByteBuffer bytes() {
    ByteBuffer out = ByteBuffer.allocate(68);
    codec().encodeHandshake(HANDSHAKE, out);
    return out.flip();
  }

  @Test
  public void bytesAreThoseOfBep3() {
    String text = StandardCharsets.ISO_8859_1.decode(bytes()).toString();
    assertThat(text)
        .isEqualTo(
            "\u0013BitTorrent protocol\0\0\0\0\0\u0010\0\u0005"
                + "aaaaaaaaaabbbbbbbbbb-HS0100-cccccccccccc");
  }

  @Test
  public void comesBackAndLeavesWhatFollows() throws Exception {
    ByteBuffer in = ByteBuffer.allocate(80).position(5).put(bytes()).put((byte) 1).flip();
    in.position(5);
    assertThat(codec().decodeHandshake(in)).contains(HANDSHAKE);
    assertThat(in.remaining()).isEqualTo(1);
  }

  @Test
  public void waitsForAllOfIt() throws Exception {
    for (int there = 0; there < 68; there++) {
      ByteBuffer in = bytes().limit(there);
      assertThat(codec().decodeHandshake(in)).isEmpty();
      assertThat(in.position()).isZero();
    }
  }

  @Test
  public void firstWrongByteIsEnough() {
    for (int wrong = 0; wrong < 20; wrong++) {
      ByteBuffer in = bytes().limit(wrong + 1);
      in.put(wrong, (byte) (in.get(wrong) + 1));
      assertThatThrownBy(() -> codec().decodeHandshake(in))
          .isInstanceOf(WireException.class)
          .hasMessageStartingWith("byte " + wrong + " ");
      assertThat(in.position()).isZero();
    }
  }

  @Test
  public void randomBytesAreNoHandshake() {
    Random random = new Random(3);
    for (int i = 0; i < 1000; i++) {
      byte[] key = new byte[96];
      random.nextBytes(key);
      assertThatThrownBy(() -> codec().decodeHandshake(ByteBuffer.wrap(key)))
          .isInstanceOf(WireException.class);
    }
  }

  private static final int STREAMS = 20_000;

  @Test
  public void onlyWireExceptionEscapes() {
    int survived = 0;
    for (int seed = 0; seed < STREAMS; seed++) {
      Random random = new Random(seed);
      byte[] stream =
          WireMessages.bytes(codec(), WireMessages.random(random, 1 + random.nextInt(12)));
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
  private boolean readAll(ByteBuffer in, int seed) {
    try {
      Message message;
      do {
        int before = in.position();
        message = codec().decode(in, WireLimits.STANDARD);
        int moved = in.position() - before;
        assertThat(message == null ? moved == 0 : moved >= 4).as("seed %d", seed).isTrue();
      } while (message != null);
      return true;
    } catch (WireException refused) {
      assertThat(refused).hasMessageMatching(".*\\d.*");
      return false;
    }
  }

  @Test
  public void manyThreadsMayCallOneCodec() {
    WireCodec shared = codec();
    List<Message> messages = WireMessages.allKinds();
    byte[] stream = WireMessages.bytes(shared, messages);
    assertThat(
            IntStream.range(0, 500)
                .parallel()
                .mapToObj(turn -> read(shared, stream))
                .allMatch(WireMessages.texts(messages)::equals))
        .isTrue();
  }

  private static List<String> read(WireCodec codec, byte[] stream) {
    try {
      return WireMessages.texts(codec, ByteBuffer.wrap(stream));
    } catch (WireException refused) {
      return List.of();
    }
  }
}
