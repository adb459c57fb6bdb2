package org.hotswarm.model.wire;

import java.nio.ByteBuffer;

/**
 * {@code extended} (BEP 10): a message of an extension, or the extension handshake.
 *
 * @param id the receiver's number for the extension, 0 for the handshake
 * @param payload from position to limit; a view that holds only until the reader returns
 */
public record Extended(int id, ByteBuffer payload) implements Message {
  /** The id of the extension handshake (BEP 10). */
  public static final int HANDSHAKE_ID = 0;

  @Override
  public void tell(MessageReader reader) {
    reader.onExtended(this);
  }
}
