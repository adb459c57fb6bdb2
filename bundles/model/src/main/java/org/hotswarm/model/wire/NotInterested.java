package org.hotswarm.model.wire;

/** {@code not interested} (BEP 3): the sender wants nothing. */
public record NotInterested() implements Message {
  @Override
  public void tell(MessageReader reader) {
    reader.onNotInterested();
  }
}
