package org.hotswarm.model.wire;

/**
 * {@code request} (BEP 3): please send these bytes.
 *
 * @param piece index as sent, not yet checked against a torrent
 * @param begin first byte within the piece, as sent
 * @param length bytes, as sent
 */
public record Request(int piece, int begin, int length) implements Message {
  @Override
  public void tell(MessageReader reader) {
    reader.onRequest(this);
  }
}
