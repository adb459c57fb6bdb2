package org.hotswarm.wire;

import java.nio.ByteBuffer;
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
import org.hotswarm.model.wire.Unknown;
import org.hotswarm.model.wire.WireException;
import org.hotswarm.spi.wire.WireLimits;

/** Bytes to messages. Those without content are the same object every time. */
final class MessageDecoder {
  private static final Message KEEP_ALIVE = new KeepAlive();
  private static final Message CHOKE = new Choke();
  private static final Message UNCHOKE = new Unchoke();
  private static final Message INTERESTED = new Interested();
  private static final Message NOT_INTERESTED = new NotInterested();
  private static final Message HAVE_ALL = new HaveAll();
  private static final Message HAVE_NONE = new HaveNone();

  private MessageDecoder() {}

  /** The next message, or null while it is not all there. */
  static Message decode(ByteBuffer in, WireLimits limits) throws WireException {
    int available = in.remaining();
    if (available < FrameFormat.LENGTH_BYTES) {
      return null;
    }
    int start = in.position();
    int length = in.getInt(start);
    FrameFormat.checkLength(length, limits);
    if (length == 0) {
      in.position(start + FrameFormat.LENGTH_BYTES);
      return KEEP_ALIVE;
    }
    if (available < FrameFormat.HEADER_BYTES) {
      return null;
    }
    int id = Byte.toUnsignedInt(in.get(start + FrameFormat.LENGTH_BYTES));
    FrameFormat.checkLength(id, length, limits);
    if (available - FrameFormat.LENGTH_BYTES < length) {
      return null;
    }
    in.position(start + FrameFormat.LENGTH_BYTES + length);
    return message(id, in, start + FrameFormat.HEADER_BYTES, length - 1);
  }

  /** The message whose {@code size} payload bytes begin at {@code at}. */
  private static Message message(int id, ByteBuffer in, int at, int size) {
    return switch (id) {
      case MessageId.CHOKE -> CHOKE;
      case MessageId.UNCHOKE -> UNCHOKE;
      case MessageId.INTERESTED -> INTERESTED;
      case MessageId.NOT_INTERESTED -> NOT_INTERESTED;
      case MessageId.HAVE -> new Have(in.getInt(at));
      case MessageId.BITFIELD -> new Bitfield(bytes(in, at, size));
      case MessageId.REQUEST -> new Request(in.getInt(at), in.getInt(at + 4), in.getInt(at + 8));
      case MessageId.PIECE ->
          new Piece(in.getInt(at), in.getInt(at + 4), in.slice(at + 8, size - 8));
      case MessageId.CANCEL -> new Cancel(in.getInt(at), in.getInt(at + 4), in.getInt(at + 8));
      case MessageId.PORT -> new Port(Short.toUnsignedInt(in.getShort(at)));
      case MessageId.SUGGEST -> new Suggest(in.getInt(at));
      case MessageId.HAVE_ALL -> HAVE_ALL;
      case MessageId.HAVE_NONE -> HAVE_NONE;
      case MessageId.REJECT -> new Reject(in.getInt(at), in.getInt(at + 4), in.getInt(at + 8));
      case MessageId.ALLOWED_FAST -> new AllowedFast(in.getInt(at));
      case MessageId.EXTENDED ->
          new Extended(Byte.toUnsignedInt(in.get(at)), in.slice(at + 1, size - 1));
      default -> new Unknown(id, size);
    };
  }

  private static byte[] bytes(ByteBuffer in, int at, int size) {
    byte[] bytes = new byte[size];
    in.get(at, bytes);
    return bytes;
  }
}
