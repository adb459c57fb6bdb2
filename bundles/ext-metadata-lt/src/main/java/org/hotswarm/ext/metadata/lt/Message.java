package org.hotswarm.ext.metadata.lt;

import java.nio.ByteBuffer;
import java.util.Optional;

/** What is said in {@code LT_metadata}: a type, then fields of fixed size, in network order. */
sealed interface Message {
  /** The payload of an extended message. */
  ByteBuffer toBytes();

  /** Send me that part. */
  record Request(Part part) implements Message {
    private static final int TYPE = 0;
    private static final int LENGTH = 3;

    @Override
    public ByteBuffer toBytes() {
      return ByteBuffer.allocate(LENGTH)
          .put((byte) TYPE)
          .put((byte) part.start())
          .put((byte) (part.count() - 1))
          .flip();
    }

    private static Optional<Message> read(ByteBuffer fields) {
      if (fields.remaining() != LENGTH - 1) {
        return Optional.empty();
      }
      Part part = new Part(Byte.toUnsignedInt(fields.get()), Byte.toUnsignedInt(fields.get()) + 1);
      return part.end() <= Part.ALL ? Optional.of(new Request(part)) : Optional.empty();
    }
  }

  /**
   * A part.
   *
   * @param total bytes of all the metadata, as the sender says
   * @param offset of the first byte
   * @param bytes a view
   */
  record Data(int total, int offset, ByteBuffer bytes) implements Message {
    private static final int TYPE = 1;
    private static final int HEAD = 9;

    @Override
    public ByteBuffer toBytes() {
      return ByteBuffer.allocate(HEAD + bytes.remaining())
          .put((byte) TYPE)
          .putInt(total)
          .putInt(offset)
          .put(bytes.duplicate())
          .flip();
    }

    private static Optional<Message> read(ByteBuffer fields) {
      return fields.remaining() < HEAD - 1
          ? Optional.empty()
          : Optional.of(new Data(fields.getInt(), fields.getInt(), fields.slice()));
    }
  }

  /** I have no metadata. */
  record None() implements Message {
    private static final int TYPE = 2;

    @Override
    public ByteBuffer toBytes() {
      return ByteBuffer.allocate(1).put((byte) TYPE).flip();
    }
  }

  /** Reads a message; empty when it is none that makes sense. */
  static Optional<Message> read(ByteBuffer payload) {
    ByteBuffer fields = payload.duplicate();
    if (!fields.hasRemaining()) {
      return Optional.empty();
    }
    return switch (fields.get()) {
      case Request.TYPE -> Request.read(fields);
      case Data.TYPE -> Data.read(fields);
      case None.TYPE -> Optional.of(new None());
      default -> Optional.empty();
    };
  }
}
