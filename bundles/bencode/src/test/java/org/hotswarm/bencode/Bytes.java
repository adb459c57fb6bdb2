package org.hotswarm.bencode;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.hotswarm.model.bencode.BValue;
import org.hotswarm.model.bencode.BencodeException;
import org.hotswarm.spi.bencode.BencodeLimits;

/** Short ways to say what tests feed the codec. */
final class Bytes {
  static final BencodeLimits LENIENT = new BencodeLimits(100, 1_000, false);
  static final BencodeLimits STRICT = new BencodeLimits(100, 1_000, true);

  private Bytes() {}

  static byte[] latin(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  static ByteBuffer buffer(String text) {
    return ByteBuffer.wrap(latin(text));
  }

  static BValue decode(String text) throws BencodeException {
    return new TwoPassBencode().decode(buffer(text), LENIENT);
  }

  static BValue decodeStrictly(String text) throws BencodeException {
    return new TwoPassBencode().decode(buffer(text), STRICT);
  }
}
