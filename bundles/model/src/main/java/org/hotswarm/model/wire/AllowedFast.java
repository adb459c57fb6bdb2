package org.hotswarm.model.wire;

/**
 * {@code allowed fast} (BEP 6): this piece may be requested while choked.
 *
 * @param piece index as sent
 */
public record AllowedFast(int piece) implements Message {
  @Override
  public void tell(MessageReader reader) {
    reader.onAllowedFast(this);
  }
}
