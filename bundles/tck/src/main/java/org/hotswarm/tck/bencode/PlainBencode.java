package org.hotswarm.tck.bencode;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.hotswarm.model.bencode.BDictionary;
import org.hotswarm.model.bencode.BInteger;
import org.hotswarm.model.bencode.BList;
import org.hotswarm.model.bencode.BString;
import org.hotswarm.model.bencode.BValue;
import org.hotswarm.model.bencode.BencodeException;
import org.hotswarm.spi.bencode.Bencode;
import org.hotswarm.spi.bencode.BencodeLimits;

/** A codec as plain as it can be: for the needs of others, and beside the one that is fast. */
public final class PlainBencode implements Bencode {
  @Override
  public String id() {
    return "plain";
  }

  @Override
  public BValue decode(ByteBuffer in, BencodeLimits limits) throws BencodeException {
    ByteBuffer view = in.duplicate();
    BValue value = decodePrefix(view, limits);
    if (view.hasRemaining()) {
      throw new BencodeException("bytes left over", view.position() - in.position());
    }
    in.position(in.limit());
    return value;
  }

  @Override
  public BValue decodePrefix(ByteBuffer in, BencodeLimits limits) throws BencodeException {
    PlainReader reader = new PlainReader(in.slice(), limits);
    BValue value = reader.value(0);
    in.position(in.position() + reader.position());
    return value;
  }

  @Override
  public Optional<ByteBuffer> locate(ByteBuffer in, String key, BencodeLimits limits)
      throws BencodeException {
    PlainReader reader = new PlainReader(in.slice(), limits);
    return reader.locate(BString.of(key));
  }

  @Override
  public byte[] encode(BValue value) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    write(value, out);
    return out.toByteArray();
  }

  private static void write(BValue value, ByteArrayOutputStream out) {
    if (value instanceof BInteger integer) {
      out.writeBytes(ascii("i" + integer.value() + "e"));
    } else if (value instanceof BString string) {
      out.writeBytes(ascii(string.length() + ":"));
      out.writeBytes(string.toBytes());
    } else if (value instanceof BList list) {
      out.write('l');
      list.values().forEach(element -> write(element, out));
      out.write('e');
    } else if (value instanceof BDictionary dictionary) {
      out.write('d');
      dictionary
          .entries()
          .forEach(
              (key, element) -> {
                write(key, out);
                write(element, out);
              });
      out.write('e');
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
