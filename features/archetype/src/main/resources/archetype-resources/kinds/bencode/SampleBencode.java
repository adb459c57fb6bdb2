package ${package};

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hotswarm.model.bencode.BDictionary;
import org.hotswarm.model.bencode.BInteger;
import org.hotswarm.model.bencode.BList;
import org.hotswarm.model.bencode.BString;
import org.hotswarm.model.bencode.BValue;
import org.hotswarm.model.bencode.BencodeException;
import org.hotswarm.spi.bencode.Bencode;
import org.hotswarm.spi.bencode.BencodeLimits;
import org.osgi.service.component.annotations.Component;

/** A codec as plain as it can be: for the needs of others, and beside the one that is fast. */
@Component(service = Bencode.class, property = "service.ranking:Integer=1000")
public final class SampleBencode implements Bencode {
  @Override
  public String id() {
    return "${artifactId}";
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
    Reader reader = new Reader(in.slice(), limits);
    BValue value = reader.value(0);
    in.position(in.position() + reader.position());
    return value;
  }

  @Override
  public Optional<ByteBuffer> locate(ByteBuffer in, String key, BencodeLimits limits)
      throws BencodeException {
    Reader reader = new Reader(in.slice(), limits);
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

  /** Reads one value, from left to right. */
  private static final class Reader {
    /** Digits of the longest number, its sign included. */
    private static final int LONGEST_NUMBER = 20;

    private final ByteBuffer in;
    private final BencodeLimits limits;
    private int tokens;

    Reader(ByteBuffer in, BencodeLimits limits) {
      this.in = in;
      this.limits = limits;
    }

    int position() {
      return in.position();
    }

    private BencodeException broken(String problem) {
      return new BencodeException(problem, in.position());
    }

    private char peek() throws BencodeException {
      if (!in.hasRemaining()) {
        throw broken("it ends in the middle");
      }
      return (char) in.get(in.position());
    }

    private boolean isAt(char letter) throws BencodeException {
      boolean is = peek() == letter;
      if (is) {
        in.get();
      }
      return is;
    }

    /**
     * @param level lists and dictionaries around it
     */
    BValue value(int level) throws BencodeException {
      countToken();
      switch (peek()) {
        case 'i' -> {
          in.get();
          return new BInteger(number('e'));
        }
        case 'l' -> {
          enter(level);
          List<BValue> values = new ArrayList<>();
          while (!isAt('e')) {
            values.add(value(level + 1));
          }
          return new BList(values);
        }
        case 'd' -> {
          return dictionary(level);
        }
        default -> {
          return string();
        }
      }
    }

    private void countToken() throws BencodeException {
      if (++tokens > limits.tokens()) {
        throw broken("more than " + limits.tokens() + " values");
      }
    }

    private void enter(int level) throws BencodeException {
      if (level >= limits.depth()) {
        throw broken("deeper than " + limits.depth());
      }
      in.get();
    }

    private BDictionary dictionary(int level) throws BencodeException {
      enter(level);
      Map<BString, BValue> entries = new HashMap<>();
      BString last = null;
      while (!isAt('e')) {
        last = key(last);
        entries.putIfAbsent(last, value(level + 1));
      }
      return BDictionary.copyOf(entries);
    }

    private BString key(BString last) throws BencodeException {
      countToken();
      BString key = string();
      if (limits.strict() && last != null && key.compareTo(last) <= 0) {
        throw broken(key.equals(last) ? "a key twice" : "keys that are not sorted");
      }
      return key;
    }

    private BString string() throws BencodeException {
      if (!Character.isDigit(peek())) {
        throw broken("no value");
      }
      long length = number(':');
      if (length > in.remaining()) {
        throw broken("a string of " + length + " bytes, which are not there");
      }
      byte[] bytes = new byte[(int) length];
      in.get(bytes);
      return BString.copyOf(bytes);
    }

    /** Decimal, without leading zeros, a plus or a negative zero (BEP 3). */
    private long number(char end) throws BencodeException {
      StringBuilder digits = new StringBuilder();
      while (!isAt(end)) {
        digits.append((char) in.get());
        if (digits.length() > LONGEST_NUMBER) {
          throw broken("a number that is too long");
        }
      }
      String text = digits.toString();
      if (!text.matches("0|-?[1-9][0-9]*")) {
        throw broken("no number");
      }
      try {
        return Long.parseLong(text);
      } catch (NumberFormatException tooLarge) {
        throw broken("a number that is too large");
      }
    }

    /** The raw bytes of the first value under {@code wanted}. */
    Optional<ByteBuffer> locate(BString wanted) throws BencodeException {
      countToken();
      if (peek() != 'd') {
        throw broken("expected a dictionary");
      }
      enter(0);
      Optional<ByteBuffer> found = Optional.empty();
      BString last = null;
      while (!isAt('e')) {
        last = key(last);
        int start = in.position();
        value(1);
        if (found.isEmpty() && last.equals(wanted)) {
          found = Optional.of(in.slice(start, in.position() - start));
        }
      }
      if (in.hasRemaining()) {
        throw broken("bytes left over");
      }
      return found;
    }
  }
}
