package org.hotswarm.model.wire;

/** {@code interested} (BEP 3): the sender would like to request. */
public record Interested() implements Message {
  @Override
  public void tell(MessageReader reader) {
    reader.onInterested();
  }
}
