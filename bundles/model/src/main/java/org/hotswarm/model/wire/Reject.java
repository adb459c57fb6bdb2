package org.hotswarm.model.wire;

/**
 * {@code reject request} (BEP 6): this request will not be answered.
 *
 * @param piece index as sent
 * @param begin first byte within the piece, as sent
 * @param length bytes, as sent
 */
public record Reject(int piece, int begin, int length) implements Message {
  @Override
  public void tell(MessageReader reader) {
    reader.onReject(this);
  }
}
