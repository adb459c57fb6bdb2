package org.hotswarm.model.wire;

/** {@code unchoke} (BEP 3): requests will be answered. */
public record Unchoke() implements Message {
  @Override
  public void tell(MessageReader reader) {
    reader.onUnchoke();
  }
}
