package org.hotswarm.engine.fence;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.hotswarm.model.wire.Handshake;
import org.hotswarm.model.wire.Message;
import org.hotswarm.model.wire.WireException;
import org.hotswarm.spi.wire.WireCodec;
import org.hotswarm.spi.wire.WireLimits;

/**
 * A wire codec behind its fence. Owner thread: any.
 *
 * @param bare the provider's own
 * @param fence around the provider
 */
public record FencedWire(WireCodec bare, Fence fence) implements WireCodec {
  @Override
  public String id() {
    return fence.module().id();
  }

  @Override
  public Optional<Handshake> decodeHandshake(ByteBuffer in) throws WireException {
    return fence.ask(() -> bare.decodeHandshake(in));
  }

  @Override
  public void encodeHandshake(Handshake handshake, ByteBuffer out) {
    fence.run(() -> bare.encodeHandshake(handshake, out));
  }

  @Override
  public Message decode(ByteBuffer in, WireLimits limits) throws WireException {
    return fence.ask(() -> bare.decode(in, limits));
  }

  @Override
  public int frameLength(ByteBuffer in) {
    return fence.ask(() -> bare.frameLength(in));
  }

  @Override
  public int encodedLength(Message message) {
    return fence.ask(() -> bare.encodedLength(message));
  }

  @Override
  public void encode(Message message, ByteBuffer out) {
    fence.run(() -> bare.encode(message, out));
  }
}
