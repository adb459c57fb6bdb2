package org.hotswarm.model.wire;

import java.nio.ByteBuffer;

/**
 * {@code piece} (BEP 3): the bytes of one block.
 *
 * @param piece index as sent, not yet checked against a torrent
 * @param begin first byte within the piece, as sent
 * @param data the bytes, from position to limit; a view that holds only until the reader returns
 */
public record Piece(int piece, int begin, ByteBuffer data) implements Message {
  @Override
  public void tell(MessageReader reader) {
    reader.onPiece(this);
  }
}
