package org.hotswarm.model.wire;

/**
 * {@code bitfield} (BEP 3): all pieces the sender has, as its first message.
 *
 * @param bits payload as sent, not yet checked against a torrent; owned by this record
 */
@SuppressWarnings("ArrayRecordComponent")
public record Bitfield(byte[] bits) implements Message {
  @Override
  public void tell(MessageReader reader) {
    reader.onBitfield(this);
  }
}
