package org.hotswarm.model.wire;

/**
 * {@code suggest piece} (BEP 6): this piece would be cheap to serve.
 *
 * @param piece index as sent
 */
public record Suggest(int piece) implements Message {
  @Override
  public void tell(MessageReader reader) {
    reader.onSuggest(this);
  }
}
