package org.hotswarm.model.wire;

/** {@code have none} (BEP 6): stands for an empty bitfield. */
public record HaveNone() implements Message {
  @Override
  public void tell(MessageReader reader) {
    reader.onHaveNone();
  }
}
