package org.hotswarm.model.hash;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The 20 bytes by which peers and trackers name a swarm: the SHA-1 of the info dictionary's bytes
 * (BEP 3), or the first 20 bytes of its SHA-256 (BEP 52). Ordered by unsigned bytes.
 */
public final class InfoHash implements Comparable<InfoHash> {
  /** Length in bytes (BEP 3). */
  public static final int LENGTH = 20;

  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int BASE32_LENGTH = 32;

  private final byte[] bytes;

  private InfoHash(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Copies {@code bytes}.
   *
   * @throws IllegalArgumentException unless there are 20 of them
   */
  public static InfoHash copyOf(byte[] bytes) {
    if (bytes.length != LENGTH) {
      throw new IllegalArgumentException("an info-hash has 20 bytes, not " + bytes.length);
    }
    return new InfoHash(bytes.clone());
  }

  /** The SHA-1 of {@code info}, the raw bytes of an info dictionary (BEP 3). */
  public static InfoHash ofInfo(byte[] info) {
    try {
      return new InfoHash(MessageDigest.getInstance("SHA-1").digest(info));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-1", impossible);
    }
  }

  /**
   * Reads 40 hexadecimal digits or 32 characters of base32, the two forms of a magnet's {@code
   * urn:btih} (BEP 9).
   *
   * @throws IllegalArgumentException when the text is neither
   */
  public static InfoHash parse(String text) {
    if (text.length() == 2 * LENGTH) {
      return new InfoHash(HexFormat.of().parseHex(text));
    }
    if (text.length() == BASE32_LENGTH) {
      return new InfoHash(fromBase32(text));
    }
    throw new IllegalArgumentException(
        "an info-hash is 40 hexadecimal digits or 32 base32 characters, not " + text.length());
  }

  private static byte[] fromBase32(String text) {
    byte[] out = new byte[LENGTH];
    long pending = 0;
    int bits = 0;
    int at = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int digit = BASE32.indexOf(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
      if (digit < 0) {
        throw new IllegalArgumentException("'" + c + "' is not a base32 character");
      }
      pending = pending << 5 | digit;
      bits += 5;
      if (bits >= 8) {
        bits -= 8;
        out[at++] = (byte) (pending >> bits);
      }
    }
    return out;
  }

  /** A copy of the 20 bytes. */
  public byte[] toBytes() {
    return bytes.clone();
  }

  /** 40 lower-case hexadecimal digits. */
  public String hex() {
    return HexFormat.of().formatHex(bytes);
  }

  @Override
  public int compareTo(InfoHash other) {
    return Arrays.compareUnsigned(bytes, other.bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof InfoHash that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return hex();
  }
}
