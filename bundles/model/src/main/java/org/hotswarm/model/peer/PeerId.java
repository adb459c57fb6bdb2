package org.hotswarm.model.peer;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * The 20 bytes a client calls itself by (BEP 3), of which the first 8 usually name the client (BEP
 * 20).
 */
public final class PeerId {
  /** Length in bytes (BEP 3). */
  public static final int LENGTH = 20;

  private static final String TAIL_ALPHABET =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  private final byte[] bytes;

  private PeerId(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Copies {@code bytes}.
   *
   * @throws IllegalArgumentException unless there are 20 of them
   */
  public static PeerId copyOf(byte[] bytes) {
    if (bytes.length != LENGTH) {
      throw new IllegalArgumentException("a peer id has 20 bytes, not " + bytes.length);
    }
    return new PeerId(bytes.clone());
  }

  /**
   * An id that begins with {@code prefix}, such as {@code -HS0100-} (BEP 20), the rest being random
   * letters and digits.
   */
  public static PeerId random(String prefix, RandomGenerator random) {
    byte[] bytes = Arrays.copyOf(prefix.getBytes(StandardCharsets.ISO_8859_1), LENGTH);
    for (int i = prefix.length(); i < LENGTH; i++) {
      bytes[i] = (byte) TAIL_ALPHABET.charAt(random.nextInt(TAIL_ALPHABET.length()));
    }
    return new PeerId(bytes);
  }

  /** A copy of the 20 bytes. */
  public byte[] toBytes() {
    return bytes.clone();
  }

  /** The bytes as ISO 8859-1, what is not printable shown as a dot. */
  public String printable() {
    StringBuilder text = new StringBuilder(LENGTH);
    for (byte b : bytes) {
      text.append(b >= ' ' && b < 0x7f ? (char) b : '.');
    }
    return text.toString();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PeerId that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return printable();
  }
}
