package org.hotswarm.tck.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.hotswarm.model.wire.AllowedFast;
import org.hotswarm.model.wire.Bitfield;
import org.hotswarm.model.wire.Cancel;
import org.hotswarm.model.wire.Choke;
import org.hotswarm.model.wire.Extended;
import org.hotswarm.model.wire.Have;
import org.hotswarm.model.wire.HaveAll;
import org.hotswarm.model.wire.HaveNone;
import org.hotswarm.model.wire.Interested;
import org.hotswarm.model.wire.KeepAlive;
import org.hotswarm.model.wire.Message;
import org.hotswarm.model.wire.NotInterested;
import org.hotswarm.model.wire.Piece;
import org.hotswarm.model.wire.Port;
import org.hotswarm.model.wire.Reject;
import org.hotswarm.model.wire.Request;
import org.hotswarm.model.wire.Suggest;
import org.hotswarm.model.wire.Unchoke;
import org.hotswarm.model.wire.WireException;
import org.hotswarm.spi.wire.WireCodec;
import org.hotswarm.spi.wire.WireLimits;

/** Messages, their bytes, and texts that compare them by content. */
public final class WireMessages {
  private WireMessages() {}

  /** All kinds that can be written, with edge values. */
  public static List<Message> allKinds() {
    return List.of(
        new KeepAlive(),
        new Choke(),
        new Unchoke(),
        new Interested(),
        new NotInterested(),
        new Have(0x01020304),
        new Have(-1),
        new Bitfield(new byte[] {(byte) 0xff, 0, 0x55}),
        new Bitfield(new byte[0]),
        new Request(7, 16384, 16384),
        new Piece(3, 32768, ByteBuffer.wrap(new byte[] {1, 2, 3, 4, 5})),
        new Piece(4, 0, ByteBuffer.allocate(0)),
        new Cancel(7, 16384, 16383),
        new Port(0),
        new Port(65535),
        new Suggest(9),
        new HaveAll(),
        new HaveNone(),
        new Reject(Integer.MAX_VALUE, Integer.MIN_VALUE, 0),
        new AllowedFast(12),
        new Extended(0, ByteBuffer.wrap("de".getBytes(StandardCharsets.US_ASCII))),
        new Extended(255, ByteBuffer.allocate(0)));
  }

  /** The bytes of these messages, data of blocks included, one behind the other. */
  public static byte[] bytes(WireCodec codec, List<Message> messages) {
    ByteBuffer out = ByteBuffer.allocate(1 << 12);
    for (Message message : messages) {
      codec.encode(message, out);
      if (message instanceof Piece piece) {
        out.put(piece.data().duplicate());
      }
    }
    return Arrays.copyOf(out.array(), out.position());
  }

  /** A frame with this length, this id and as many zeros as the length asks for. */
  public static ByteBuffer frame(int id, int length) {
    return ByteBuffer.allocate(4 + length).putInt(length).put((byte) id).rewind();
  }

  /** Decodes until no whole message is left. */
  public static List<String> texts(WireCodec codec, ByteBuffer in) throws WireException {
    List<String> texts = new ArrayList<>();
    Message message = codec.decode(in, WireLimits.STANDARD);
    while (message != null) {
      texts.add(text(message));
      message = codec.decode(in, WireLimits.STANDARD);
    }
    return texts;
  }

  /** What each of them says. */
  public static List<String> texts(List<Message> messages) {
    return messages.stream().map(WireMessages::text).toList();
  }

  /** All that a message says, contents of buffers and arrays included. */
  public static String text(Message message) {
    if (message instanceof Bitfield bitfield) {
      return "Bitfield" + Arrays.toString(bitfield.bits());
    }
    if (message instanceof Piece piece) {
      return "Piece " + piece.piece() + " " + piece.begin() + " " + text(piece.data());
    }
    if (message instanceof Extended extended) {
      return "Extended " + extended.id() + " " + text(extended.payload());
    }
    return message.toString();
  }

  private static String text(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return Arrays.toString(bytes);
  }

  /** A stream of {@code count} messages of random kinds. */
  public static List<Message> random(Random random, int count) {
    List<Message> kinds = allKinds();
    return random.ints(count, 0, kinds.size()).<Message>mapToObj(kinds::get).toList();
  }
}
