package org.hotswarm.model.wire;

/**
 * {@code have} (BEP 3): the sender has verified a piece.
 *
 * @param piece index as sent, not yet checked against a torrent
 */
public record Have(int piece) implements Message {
  @Override
  public void tell(MessageReader reader) {
    reader.onHave(this);
  }
}
