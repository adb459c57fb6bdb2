package org.hotswarm.model.wire;

/**
 * A message of a kind that none of the known BEPs defines; its payload has been skipped.
 *
 * @param id the kind, 0 to 255
 * @param length payload bytes
 */
public record Unknown(int id, int length) implements Message {
  @Override
  public void tell(MessageReader reader) {
    reader.onUnknown(this);
  }
}
