package org.hotswarm.model.wire;

/**
 * {@code port} (BEP 5): the sender's DHT node listens here.
 *
 * @param port UDP port, 0 to 65535
 */
public record Port(int port) implements Message {
  @Override
  public void tell(MessageReader reader) {
    reader.onPort(this);
  }
}
