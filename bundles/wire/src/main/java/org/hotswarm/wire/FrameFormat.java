package org.hotswarm.wire;

import org.hotswarm.model.wire.WireException;
import org.hotswarm.spi.wire.WireLimits;

/**
 * The measures of a frame, and which lengths each kind of message may have. A length counts the id
 * and the payload, as it does on the wire.
 */
final class FrameFormat {
  /** Bytes of the length in front (BEP 3). */
  static final int LENGTH_BYTES = 4;

  /** Bytes of the length and the id (BEP 3). */
  static final int HEADER_BYTES = LENGTH_BYTES + 1;

  /** Length of a message that is only its id. */
  static final int BARE = 1;

  /** Length of {@code port}: the id and 2 bytes (BEP 5). */
  static final int PORT = 3;

  /** Length of a message that names a piece: the id and 4 bytes (BEP 3, 6). */
  static final int ONE_PIECE = 5;

  /** Length of a message that names a block: the id and three times 4 bytes (BEP 3, 6). */
  static final int ONE_BLOCK = 13;

  /** Length of {@code piece} without its data: the id and twice 4 bytes (BEP 3). */
  static final int PIECE_HEADER = 9;

  /** Length of {@code extended} without its payload: the two ids (BEP 10). */
  static final int EXTENDED_HEADER = 2;

  private FrameFormat() {}

  /** Refuses a length that no message may have. A negative one is an unsigned one above 2 GiB. */
  static void checkLength(int length, WireLimits limits) throws WireException {
    if (length < 0 || length > limits.message()) {
      throw new WireException(
          "a message of "
              + Integer.toUnsignedString(length)
              + " bytes is longer than the limit of "
              + limits.message());
    }
  }

  /** Refuses a length that a message of this kind may not have. */
  static void checkLength(int id, int length, WireLimits limits) throws WireException {
    switch (id) {
      case MessageId.CHOKE,
          MessageId.UNCHOKE,
          MessageId.INTERESTED,
          MessageId.NOT_INTERESTED,
          MessageId.HAVE_ALL,
          MessageId.HAVE_NONE ->
          checkExact(id, length, BARE);
      case MessageId.HAVE, MessageId.SUGGEST, MessageId.ALLOWED_FAST ->
          checkExact(id, length, ONE_PIECE);
      case MessageId.REQUEST, MessageId.CANCEL, MessageId.REJECT ->
          checkExact(id, length, ONE_BLOCK);
      case MessageId.PORT -> checkExact(id, length, PORT);
      case MessageId.EXTENDED -> checkLeast(id, length, EXTENDED_HEADER);
      case MessageId.PIECE -> {
        checkLeast(id, length, PIECE_HEADER);
        checkBlock(length - PIECE_HEADER, limits.block());
      }
      default -> checkLeast(id, length, BARE);
    }
  }

  private static void checkExact(int id, int length, int exact) throws WireException {
    if (length != exact) {
      throw new WireException(
          "a message with id " + id + " is " + exact + " bytes long, not " + length);
    }
  }

  private static void checkLeast(int id, int length, int least) throws WireException {
    if (length < least) {
      throw new WireException(
          "a message with id " + id + " is at least " + least + " bytes long, not " + length);
    }
  }

  private static void checkBlock(int length, int limit) throws WireException {
    if (length > limit) {
      throw new WireException(
          "a block of " + length + " bytes is longer than the limit of " + limit);
    }
  }
}
