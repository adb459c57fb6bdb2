package org.hotswarm.engine.fence;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.hotswarm.model.bencode.BValue;
import org.hotswarm.model.bencode.BencodeException;
import org.hotswarm.spi.bencode.Bencode;
import org.hotswarm.spi.bencode.BencodeLimits;

/**
 * A bencode codec behind its fence. Owner thread: any.
 *
 * @param bare the provider's own
 * @param fence around the provider
 */
public record FencedBencode(Bencode bare, Fence fence) implements Bencode {
  @Override
  public String id() {
    return fence.module().id();
  }

  @Override
  public BValue decode(ByteBuffer in, BencodeLimits limits) throws BencodeException {
    return fence.ask(() -> bare.decode(in, limits));
  }

  @Override
  public BValue decodePrefix(ByteBuffer in, BencodeLimits limits) throws BencodeException {
    return fence.ask(() -> bare.decodePrefix(in, limits));
  }

  @Override
  public Optional<ByteBuffer> locate(ByteBuffer in, String key, BencodeLimits limits)
      throws BencodeException {
    return fence.ask(() -> bare.locate(in, key, limits));
  }

  @Override
  public byte[] encode(BValue value) {
    return fence.ask(() -> bare.encode(value));
  }
}
