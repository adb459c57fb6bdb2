package org.hotswarm.model.wire;

/** {@code choke} (BEP 3): no more requests will be answered. */
public record Choke() implements Message {
  @Override
  public void tell(MessageReader reader) {
    reader.onChoke();
  }
}
