package org.hotswarm.resume.file;

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

/** As much of bencoding as records need; a stand-in for whatever codec the engine has. */
final class TinyBencode implements Bencode {
  @Override
  public String id() {
    return "tiny";
  }

  @Override
  public BValue decode(ByteBuffer in, BencodeLimits limits) throws BencodeException {
    BValue value = decodePrefix(in, limits);
    if (in.hasRemaining()) {
      throw new BencodeException("something is left over", in.position());
    }
    return value;
  }

  @Override
  public BValue decodePrefix(ByteBuffer in, BencodeLimits limits) throws BencodeException {
    if (!in.hasRemaining()) {
      throw new BencodeException("nothing there", in.position());
    }
    return switch (in.get(in.position())) {
      case 'i' -> new BInteger(Long.parseLong(until(in, 'e').substring(1)));
      case 'l' -> list(in, limits);
      case 'd' -> dictionary(in, limits);
      default -> string(in);
    };
  }

  private BList list(ByteBuffer in, BencodeLimits limits) throws BencodeException {
    List<BValue> values = new ArrayList<>();
    in.get();
    while (in.get(in.position()) != 'e') {
      values.add(decodePrefix(in, limits));
    }
    in.get();
    return new BList(values);
  }

  private BDictionary dictionary(ByteBuffer in, BencodeLimits limits) throws BencodeException {
    Map<BString, BValue> entries = new TreeMap<>();
    in.get();
    while (in.get(in.position()) != 'e') {
      BString key = string(in);
      entries.put(key, decodePrefix(in, limits));
    }
    in.get();
    return BDictionary.copyOf(entries);
  }

  private static BString string(ByteBuffer in) {
    byte[] bytes = new byte[Integer.parseInt(until(in, ':'))];
    in.get(bytes);
    return BString.copyOf(bytes);
  }

  private static String until(ByteBuffer in, char end) {
    StringBuilder text = new StringBuilder();
    for (byte next = in.get(); next != end; next = in.get()) {
      text.append((char) next);
    }
    return text.toString();
  }

  @Override
  public Optional<ByteBuffer> locate(ByteBuffer in, String key, BencodeLimits limits) {
    throw new UnsupportedOperationException("records are never searched");
  }

  @Override
  public byte[] encode(BValue value) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    encode(value, out);
    return out.toByteArray();
  }

  private void encode(BValue value, ByteArrayOutputStream out) {
    if (value instanceof BInteger integer) {
      out.writeBytes(ascii("i" + integer.value() + "e"));
    } else if (value instanceof BString string) {
      out.writeBytes(ascii(string.length() + ":"));
      out.writeBytes(string.toBytes());
    } else if (value instanceof BList list) {
      out.write('l');
      list.values().forEach(element -> encode(element, out));
      out.write('e');
    } else if (value instanceof BDictionary dictionary) {
      out.write('d');
      dictionary
          .entries()
          .forEach(
              (key, element) -> {
                encode(key, out);
                encode(element, out);
              });
      out.write('e');
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
