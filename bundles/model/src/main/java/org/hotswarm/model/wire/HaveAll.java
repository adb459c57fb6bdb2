package org.hotswarm.model.wire;

/** {@code have all} (BEP 6): stands for a full bitfield. */
public record HaveAll() implements Message {
  @Override
  public void tell(MessageReader reader) {
    reader.onHaveAll();
  }
}
