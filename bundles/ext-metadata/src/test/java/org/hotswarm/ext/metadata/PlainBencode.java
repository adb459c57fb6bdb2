package org.hotswarm.ext.metadata;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hotswarm.model.bencode.BDictionary;
import org.hotswarm.model.bencode.BInteger;
import org.hotswarm.model.bencode.BList;
import org.hotswarm.model.bencode.BString;
import org.hotswarm.model.bencode.BValue;
import org.hotswarm.model.bencode.BencodeException;
import org.hotswarm.spi.bencode.Bencode;
import org.hotswarm.spi.bencode.BencodeLimits;

/** As little of a codec as tests need. */
final class PlainBencode implements Bencode {
  @Override
  public String id() {
    return "plain";
  }

  @Override
  public BValue decode(ByteBuffer in, BencodeLimits limits) throws BencodeException {
    ByteBuffer view = in.duplicate();
    BValue value = decodePrefix(view, limits);
    if (view.hasRemaining()) {
      throw new BencodeException("bytes left over", view.position());
    }
    in.position(view.position());
    return value;
  }

  @Override
  public BValue decodePrefix(ByteBuffer in, BencodeLimits limits) throws BencodeException {
    ByteBuffer view = in.duplicate();
    BValue value = read(view, limits.depth());
    in.position(view.position());
    return value;
  }

  @Override
  public Optional<ByteBuffer> locate(ByteBuffer in, String key, BencodeLimits limits) {
    throw new UnsupportedOperationException("not needed here");
  }

  private static BValue read(ByteBuffer in, int depth) throws BencodeException {
    if (depth < 0) {
      throw new BencodeException("too deep", in.position());
    }
    int first = next(in);
    if (first == 'i') {
      return new BInteger(number(in, 'e'));
    }
    if (first == 'l') {
      List<BValue> values = new ArrayList<>();
      while (!ended(in)) {
        values.add(read(in, depth - 1));
      }
      return new BList(values);
    }
    if (first == 'd') {
      Map<BString, BValue> entries = new TreeMap<>();
      while (!ended(in)) {
        if (!(read(in, depth - 1) instanceof BString key)) {
          throw new BencodeException("a key is no string", in.position());
        }
        entries.putIfAbsent(key, read(in, depth - 1));
      }
      return BDictionary.copyOf(entries);
    }
    in.position(in.position() - 1);
    long length = number(in, ':');
    if (length < 0 || length > in.remaining()) {
      throw new BencodeException("a string of " + length, in.position());
    }
    byte[] bytes = new byte[(int) length];
    in.get(bytes);
    return BString.copyOf(bytes);
  }

  private static boolean ended(ByteBuffer in) throws BencodeException {
    if (next(in) == 'e') {
      return true;
    }
    in.position(in.position() - 1);
    return false;
  }

  private static int next(ByteBuffer in) throws BencodeException {
    if (!in.hasRemaining()) {
      throw new BencodeException("cut off", in.position());
    }
    return in.get();
  }

  private static long number(ByteBuffer in, char end) throws BencodeException {
    StringBuilder digits = new StringBuilder();
    for (int c = next(in); c != end; c = next(in)) {
      digits.append((char) c);
    }
    try {
      return Long.parseLong(digits.toString());
    } catch (NumberFormatException e) {
      throw new BencodeException("no number", in.position());
    }
  }

  @Override
  public byte[] encode(BValue value) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    write(value, out);
    return out.toByteArray();
  }

  private static void write(BValue value, ByteArrayOutputStream out) {
    if (value instanceof BInteger integer) {
      out.writeBytes(("i" + integer.value() + "e").getBytes(StandardCharsets.US_ASCII));
    } else if (value instanceof BString string) {
      out.writeBytes((string.length() + ":").getBytes(StandardCharsets.US_ASCII));
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
}
