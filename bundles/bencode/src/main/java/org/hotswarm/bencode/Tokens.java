package org.hotswarm.bencode;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.hotswarm.model.bencode.BencodeException;
import org.hotswarm.spi.bencode.BencodeLimits;

/**
 * Walks over bencoding token by token (BEP 3) and checks grammar and limits on the way. Of the
 * input it copies nothing; it holds one frame per open container, never more than the depth limit
 * allows. After an exception it is of no further use.
 */
final class Tokens {
  private static final int FIRST_FRAMES = 8;

  private final ByteBuffer in;
  private final int start;
  private final int limit;
  private final BencodeLimits limits;
  private Frame[] frames = new Frame[FIRST_FRAMES];
  private int depth;
  private int count;
  private int at;
  private int from;
  private long integer;

  /** Walks from position to limit of {@code in}, whose position is not moved. */
  Tokens(ByteBuffer in, BencodeLimits limits) {
    this.in = in;
    this.start = in.position();
    this.limit = in.limit();
    this.limits = limits;
    this.at = start;
  }

  /** Index in the buffer of the byte after the last token. */
  int at() {
    return at;
  }

  /** Index of the first byte of the last {@link Token#STRING} or {@link Token#KEY}. */
  int from() {
    return from;
  }

  /** Value of the last {@link Token#INTEGER}. */
  long integer() {
    return integer;
  }

  /** Lists and dictionaries begun and not ended. */
  int depth() {
    return depth;
  }

  /** Walks over one whole value. */
  void skipValue() throws BencodeException {
    int outside = depth;
    do {
      next();
    } while (depth > outside);
  }

  /** Refuses bytes behind the last token. */
  void expectEnd() throws BencodeException {
    if (at != limit) {
      throw wrong((limit - at) + " bytes are left over after the value", at);
    }
  }

  /** Walks over the next token. */
  Token next() throws BencodeException {
    byte first = peek("a value");
    Frame frame = depth == 0 ? null : frames[depth - 1];
    if (first == 'e' && frame != null) {
      return end(frame);
    }
    if (++count > limits.tokens()) {
      throw wrong("more than " + limits.tokens() + " values", at);
    }
    if (frame != null && frame.expectsKey()) {
      return key(frame, first);
    }
    if (frame != null) {
      frame.valueRead();
    }
    switch (first) {
      case 'i':
        readInteger();
        return Token.INTEGER;
      case 'l':
        open(false);
        return Token.LIST;
      case 'd':
        open(true);
        return Token.DICTIONARY;
      default:
        readString(first, "a value");
        return Token.STRING;
    }
  }

  private Token end(Frame frame) throws BencodeException {
    if (frame.expectsValue()) {
      throw wrong("the last key of the dictionary has no value", at);
    }
    at++;
    depth--;
    return Token.END;
  }

  private Token key(Frame frame, byte first) throws BencodeException {
    int keyAt = at;
    readString(first, "a dictionary key, which must be a byte string,");
    if (limits.strict() && frame.hasKey()) {
      int order = frame.compareWith(in, from, at);
      if (order == 0) {
        throw wrong("a dictionary key appears twice", keyAt);
      }
      if (order > 0) {
        throw wrong("a dictionary key is not in sorted order", keyAt);
      }
    }
    frame.keyRead(from, at);
    return Token.KEY;
  }

  private void open(boolean dictionary) throws BencodeException {
    if (depth == limits.depth()) {
      throw wrong("lists and dictionaries are nested deeper than " + limits.depth(), at);
    }
    if (depth == frames.length) {
      frames = Arrays.copyOf(frames, depth * 2);
    }
    if (frames[depth] == null) {
      frames[depth] = new Frame();
    }
    frames[depth++].begin(dictionary);
    at++;
  }

  private void readString(byte first, String expected) throws BencodeException {
    int begin = at;
    if (first < '0' || first > '9') {
      throw wrong("expected " + expected + " and found " + shown(first), at);
    }
    long length = 0;
    byte digit = first;
    while (digit >= '0' && digit <= '9') {
      length = length * 10 + (digit - '0');
      if (length > Integer.MAX_VALUE) {
        throw wrong("a string length is larger than any input", begin);
      }
      at++;
      digit = peek("the rest of a string length");
    }
    if (first == '0' && at > begin + 1) {
      throw wrong("a string length has a leading zero", begin);
    }
    if (digit != ':') {
      throw wrong("expected ':' after a string length and found " + shown(digit), at);
    }
    at++;
    if (length > limit - at) {
      throw wrong("a string of " + length + " bytes where " + (limit - at) + " are left", begin);
    }
    from = at;
    at += (int) length;
  }

  private void readInteger() throws BencodeException {
    int begin = at++;
    boolean negative = peek("an integer") == '-';
    if (negative) {
      at++;
    }
    int digits = at;
    byte digit = peek("the digits of an integer");
    long value = 0;
    while (digit >= '0' && digit <= '9') {
      value = appendDigit(value, digit - '0', negative, begin);
      at++;
      digit = peek("the rest of an integer");
    }
    if (digit != 'e') {
      throw wrong("expected a digit or 'e' in an integer and found " + shown(digit), at);
    }
    if (at == digits) {
      throw wrong("an integer has no digits", begin);
    }
    boolean zeroFirst = in.get(digits) == '0';
    if (zeroFirst && at > digits + 1) {
      throw wrong("an integer has a leading zero", begin);
    }
    if (zeroFirst && negative) {
      throw wrong("an integer is negative zero", begin);
    }
    at++;
    integer = value;
  }

  /** Negative numbers are built downwards, for only so does the smallest fit. */
  private long appendDigit(long value, int digit, boolean negative, int begin)
      throws BencodeException {
    boolean room =
        negative ? value >= (Long.MIN_VALUE + digit) / 10 : value <= (Long.MAX_VALUE - digit) / 10;
    if (!room) {
      throw wrong("an integer does not fit into 64 bits", begin);
    }
    return negative ? value * 10 - digit : value * 10 + digit;
  }

  private byte peek(String expected) throws BencodeException {
    if (at >= limit) {
      throw wrong("the input ends where " + expected + " should be", at);
    }
    return in.get(at);
  }

  private static String shown(byte b) {
    return b > ' ' && b < 0x7f ? "'" + (char) b + "'" : String.format("byte 0x%02x", b);
  }

  private BencodeException wrong(String problem, int index) {
    return new BencodeException(problem, index - (long) start);
  }
}
