package org.hotswarm.model.wire;

/**
 * {@code cancel} (BEP 3): a request is not needed any more.
 *
 * @param piece index as sent
 * @param begin first byte within the piece, as sent
 * @param length bytes, as sent
 */
public record Cancel(int piece, int begin, int length) implements Message {
  @Override
  public void tell(MessageReader reader) {
    reader.onCancel(this);
  }
}
