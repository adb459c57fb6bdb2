package org.hotswarm.engine.swap;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.hotswarm.model.bencode.BValue;
import org.hotswarm.model.bencode.BencodeException;
import org.hotswarm.spi.bencode.Bencode;
import org.hotswarm.spi.bencode.BencodeLimits;

/** The codec of the moment, for whoever must not see which one it is. Owner thread: any. */
public final class BencodeFront implements Bencode {
  private final Front<Bencode> front;

  /**
   * @param front knows the codec of the moment
   */
  public BencodeFront(Front<Bencode> front) {
    this.front = front;
  }

  @Override
  public String id() {
    return "front";
  }

  /** Whether there is a codec, as far as is known now; then nothing has to wait. */
  public boolean isThere() {
    return front.current().isPresent();
  }

  private Bencode reader() throws BencodeException {
    return front
        .await()
        .orElseThrow(() -> new BencodeException("there is no bencode codec to read with", 0));
  }

  @Override
  public BValue decode(ByteBuffer in, BencodeLimits limits) throws BencodeException {
    return reader().decode(in, limits);
  }

  @Override
  public BValue decodePrefix(ByteBuffer in, BencodeLimits limits) throws BencodeException {
    return reader().decodePrefix(in, limits);
  }

  @Override
  public Optional<ByteBuffer> locate(ByteBuffer in, String key, BencodeLimits limits)
      throws BencodeException {
    return reader().locate(in, key, limits);
  }

  @Override
  public byte[] encode(BValue value) {
    return front
        .await()
        .orElseThrow(() -> new IllegalStateException("there is no bencode codec to write with"))
        .encode(value);
  }
}
