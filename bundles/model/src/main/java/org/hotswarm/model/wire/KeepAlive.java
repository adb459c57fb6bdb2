package org.hotswarm.model.wire;

/** {@code keep-alive} (BEP 3): an empty frame. */
public record KeepAlive() implements Message {
  @Override
  public void tell(MessageReader reader) {
    reader.onKeepAlive();
  }
}
