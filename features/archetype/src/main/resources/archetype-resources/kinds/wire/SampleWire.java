package ${package};

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.hotswarm.model.hash.InfoHash;
import org.hotswarm.model.peer.PeerId;
import org.hotswarm.model.wire.AllowedFast;
import org.hotswarm.model.wire.Bitfield;
import org.hotswarm.model.wire.Cancel;
import org.hotswarm.model.wire.Choke;
import org.hotswarm.model.wire.Extended;
import org.hotswarm.model.wire.Handshake;
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
import org.hotswarm.model.wire.Reserved;
import org.hotswarm.model.wire.Suggest;
import org.hotswarm.model.wire.Unchoke;
import org.hotswarm.model.wire.Unknown;
import org.hotswarm.model.wire.WireException;
import org.hotswarm.spi.wire.WireCodec;
import org.hotswarm.spi.wire.WireLimits;
import org.osgi.service.component.annotations.Component;

/** The peer wire (BEP 3, 5, 6 and 10), as plainly as it can be written down. */
@Component(service = WireCodec.class, property = "service.ranking:Integer=1000")
public final class SampleWire implements WireCodec {
  private static final byte[] OPENING =
      "\u0013BitTorrent protocol".getBytes(StandardCharsets.ISO_8859_1);

  /** Bytes of the length in front of every message. */
  private static final int PREFIX = 4;

  /** Bytes in front of the data of a block: length, id, piece, begin. */
  private static final int BLOCK_HEADER = 13;

  @Override
  public String id() {
    return "${artifactId}";
  }

  @Override
  public Optional<Handshake> decodeHandshake(ByteBuffer in) throws WireException {
    int start = in.position();
    for (int i = 0; i < Math.min(in.remaining(), OPENING.length); i++) {
      if (in.get(start + i) != OPENING[i]) {
        throw new WireException("byte " + i + " is not that of a handshake");
      }
    }
    if (in.remaining() < Handshake.LENGTH) {
      return Optional.empty();
    }
    in.position(start + OPENING.length);
    return Optional.of(
        new Handshake(
            Reserved.copyOf(take(in, Reserved.LENGTH)),
            InfoHash.copyOf(take(in, InfoHash.LENGTH)),
            PeerId.copyOf(take(in, PeerId.LENGTH))));
  }

  private static byte[] take(ByteBuffer in, int length) {
    byte[] bytes = new byte[length];
    in.get(bytes);
    return bytes;
  }

  @Override
  public void encodeHandshake(Handshake handshake, ByteBuffer out) {
    out.put(OPENING).put(handshake.reserved().toBytes());
    out.put(handshake.infoHash().toBytes()).put(handshake.peerId().toBytes());
  }

  @Override
  public int frameLength(ByteBuffer in) {
    int length = in.remaining() < PREFIX ? -PREFIX : in.getInt(in.position());
    return Math.max(0, PREFIX + length);
  }

  @Override
  public Message decode(ByteBuffer in, WireLimits limits) throws WireException {
    if (in.remaining() < PREFIX) {
      return null;
    }
    int start = in.position();
    int length = in.getInt(start);
    if (length < 0 || length > limits.message()) {
      throw new WireException("a message of " + Integer.toUnsignedString(length) + " bytes");
    }
    if (length == 0) {
      in.position(start + PREFIX);
      return new KeepAlive();
    }
    if (in.remaining() <= PREFIX) {
      return null;
    }
    int id = Byte.toUnsignedInt(in.get(start + PREFIX));
    checkLength(id, length, limits);
    if (in.remaining() - PREFIX < length) {
      return null;
    }
    in.position(start + PREFIX + length);
    return message(id, in.slice(start + PREFIX + 1, length - 1));
  }

  private static void checkLength(int id, int length, WireLimits limits) throws WireException {
    boolean possible =
        switch (id) {
          case 0, 1, 2, 3, 14, 15 -> length == 1;
          case 4, 13, 17 -> length == 5;
          case 6, 8, 16 -> length == 13;
          case 7 -> length >= 9 && length - 9 <= limits.block();
          case 9 -> length == 3;
          case 20 -> length >= 2;
          default -> true;
        };
    if (!possible) {
      throw new WireException("a message with id " + id + " of " + length + " bytes");
    }
  }

  private static Message message(int id, ByteBuffer payload) {
    return switch (id) {
      case 0 -> new Choke();
      case 1 -> new Unchoke();
      case 2 -> new Interested();
      case 3 -> new NotInterested();
      case 4 -> new Have(payload.getInt());
      case 5 -> new Bitfield(take(payload, payload.remaining()));
      case 6 -> new Request(payload.getInt(), payload.getInt(), payload.getInt());
      case 7 -> new Piece(payload.getInt(), payload.getInt(), payload.slice());
      case 8 -> new Cancel(payload.getInt(), payload.getInt(), payload.getInt());
      case 9 -> new Port(Short.toUnsignedInt(payload.getShort()));
      case 13 -> new Suggest(payload.getInt());
      case 14 -> new HaveAll();
      case 15 -> new HaveNone();
      case 16 -> new Reject(payload.getInt(), payload.getInt(), payload.getInt());
      case 17 -> new AllowedFast(payload.getInt());
      case 20 -> new Extended(Byte.toUnsignedInt(payload.get()), payload.slice());
      default -> new Unknown(id, payload.remaining());
    };
  }

  @Override
  public int encodedLength(Message message) {
    if (message instanceof Piece) {
      return BLOCK_HEADER;
    }
    int content = 0;
    if (message instanceof Bitfield bitfield) {
      content = bitfield.bits().length;
    } else if (message instanceof Extended extended) {
      content = extended.payload().remaining();
    }
    ByteBuffer out = ByteBuffer.allocate(PREFIX + BLOCK_HEADER + content);
    encode(message, out);
    return out.position();
  }

  @Override
  public void encode(Message message, ByteBuffer out) {
    if (message instanceof Bitfield bitfield) {
      out.putInt(1 + bitfield.bits().length).put((byte) 5).put(bitfield.bits());
    } else if (message instanceof Piece piece) {
      out.putInt(9 + piece.data().remaining()).put((byte) 7);
      out.putInt(piece.piece()).putInt(piece.begin());
    } else if (message instanceof Port port) {
      out.putInt(3).put((byte) 9).putShort((short) port.port());
    } else if (message instanceof Extended extended) {
      ByteBuffer payload = extended.payload().duplicate();
      out.putInt(2 + payload.remaining()).put((byte) 20).put((byte) extended.id()).put(payload);
    } else if (message instanceof Unknown unknown) {
      throw new IllegalArgumentException("what a message with id " + unknown.id() + " says is lost");
    } else {
      encodeNumbers(message, out);
    }
  }

  /** Those that are an id and some numbers. */
  private static void encodeNumbers(Message message, ByteBuffer out) {
    if (message instanceof KeepAlive) {
      out.putInt(0);
    } else if (message instanceof Have have) {
      frame(out, 4, have.piece());
    } else if (message instanceof Request request) {
      frame(out, 6, request.piece(), request.begin(), request.length());
    } else if (message instanceof Cancel cancel) {
      frame(out, 8, cancel.piece(), cancel.begin(), cancel.length());
    } else if (message instanceof Suggest suggest) {
      frame(out, 13, suggest.piece());
    } else if (message instanceof Reject reject) {
      frame(out, 16, reject.piece(), reject.begin(), reject.length());
    } else if (message instanceof AllowedFast allowed) {
      frame(out, 17, allowed.piece());
    } else {
      frame(out, bareId(message));
    }
  }

  private static int bareId(Message message) {
    if (message instanceof Choke) {
      return 0;
    } else if (message instanceof Unchoke) {
      return 1;
    } else if (message instanceof Interested) {
      return 2;
    } else if (message instanceof NotInterested) {
      return 3;
    }
    return message instanceof HaveAll ? 14 : 15;
  }

  private static void frame(ByteBuffer out, int id, int... numbers) {
    out.putInt(1 + numbers.length * Integer.BYTES).put((byte) id);
    for (int number : numbers) {
      out.putInt(number);
    }
  }
}
