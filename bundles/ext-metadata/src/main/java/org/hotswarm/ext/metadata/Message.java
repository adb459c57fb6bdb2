package org.hotswarm.ext.metadata;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.OptionalLong;
import org.hotswarm.model.bencode.BDictionary;
import org.hotswarm.model.bencode.BencodeException;
import org.hotswarm.spi.bencode.Bencode;
import org.hotswarm.spi.bencode.BencodeLimits;

/** What is said in {@code ut_metadata} (BEP 9). */
sealed interface Message {
  /** Which part. */
  int piece();

  /** The dictionary of the message. */
  BDictionary toBencode();

  /** {@code request}: send me a part. */
  record Request(int piece) implements Message {
    private static final int TYPE = 0;

    @Override
    public BDictionary toBencode() {
      return head(TYPE, piece).build();
    }
  }

  /**
   * {@code data}: a part.
   *
   * @param totalSize of all the metadata in bytes, as the sender says
   * @param bytes of the part; a view
   */
  record Data(int piece, OptionalLong totalSize, ByteBuffer bytes) implements Message {
    private static final int TYPE = 1;

    @Override
    public BDictionary toBencode() {
      BDictionary.Builder head = head(TYPE, piece);
      totalSize.ifPresent(size -> head.put("total_size", size));
      return head.build();
    }
  }

  /** {@code reject}: you get no such part from me. */
  record Reject(int piece) implements Message {
    private static final int TYPE = 2;

    @Override
    public BDictionary toBencode() {
      return head(TYPE, piece).build();
    }
  }

  private static BDictionary.Builder head(int type, int piece) {
    return BDictionary.builder().put("msg_type", type).put("piece", piece);
  }

  /**
   * Reads a message; empty when it is of a kind that BEP 9 says to ignore, or names no part.
   *
   * @throws BencodeException when it does not begin with a dictionary's bytes
   */
  static Optional<Message> read(ByteBuffer payload, Bencode bencode) throws BencodeException {
    ByteBuffer in = payload.duplicate();
    if (!(bencode.decodePrefix(in, BencodeLimits.MESSAGE) instanceof BDictionary head)) {
      return Optional.empty();
    }
    OptionalLong type = head.integer("msg_type");
    OptionalLong piece = head.integer("piece");
    if (type.isEmpty()
        || piece.isEmpty()
        || piece.getAsLong() < 0
        || piece.getAsLong() > Integer.MAX_VALUE) {
      return Optional.empty();
    }
    int index = (int) piece.getAsLong();
    if (type.getAsLong() == Request.TYPE) {
      return Optional.of(new Request(index));
    }
    if (type.getAsLong() == Data.TYPE) {
      return Optional.of(new Data(index, head.integer("total_size"), in.slice()));
    }
    return type.getAsLong() == Reject.TYPE ? Optional.of(new Reject(index)) : Optional.empty();
  }
}
