package org.hotswarm.bencode;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.hotswarm.model.bencode.BString;
import org.hotswarm.model.bencode.BValue;
import org.hotswarm.model.bencode.BencodeException;
import org.hotswarm.spi.bencode.Bencode;
import org.hotswarm.spi.bencode.BencodeLimits;
import org.osgi.service.component.annotations.Component;

/** The codec that checks everything before it builds anything. */
@Component(service = Bencode.class)
public final class TwoPassBencode implements Bencode {
  @Override
  public String id() {
    return "two-pass";
  }

  @Override
  public BValue decode(ByteBuffer in, BencodeLimits limits) throws BencodeException {
    return read(in, limits, true);
  }

  @Override
  public BValue decodePrefix(ByteBuffer in, BencodeLimits limits) throws BencodeException {
    return read(in, limits, false);
  }

  private static BValue read(ByteBuffer in, BencodeLimits limits, boolean whole)
      throws BencodeException {
    Tokens check = new Tokens(in, limits);
    check.skipValue();
    if (whole) {
      check.expectEnd();
    }
    BValue value = new TreeBuilder(new Tokens(in, limits), in).build();
    in.position(check.at());
    return value;
  }

  @Override
  public Optional<ByteBuffer> locate(ByteBuffer in, String key, BencodeLimits limits)
      throws BencodeException {
    return new EntryFinder(in, limits).find(BString.of(key));
  }

  @Override
  public byte[] encode(BValue value) {
    return new BencodeWriter().write(value);
  }
}
