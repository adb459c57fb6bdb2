package org.hotswarm.model.wire;

import java.util.Arrays;

/**
 * The 8 reserved bytes of the handshake, in which peers name what they can do. Bits are counted
 * from the right, as BEP 10 does: bit 0 is the lowest bit of the last byte.
 */
public final class Reserved {
  /** Bytes in the handshake (BEP 3). */
  public static final int LENGTH = 8;

  /** DHT (BEP 5). */
  public static final int DHT = 0;

  /** Fast extension (BEP 6). */
  public static final int FAST = 2;

  /** Extension protocol (BEP 10). */
  public static final int EXTENDED = 20;

  /** Also speaks v2 (BEP 52). */
  public static final int V2 = 4;

  private final byte[] bytes;

  private Reserved(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Copies 8 bytes as they came. */
  public static Reserved copyOf(byte[] bytes) {
    return new Reserved(Arrays.copyOf(bytes, LENGTH));
  }

  /** With just these bits set. */
  public static Reserved of(int... bits) {
    byte[] bytes = new byte[LENGTH];
    for (int bit : bits) {
      bytes[LENGTH - 1 - bit / 8] |= (byte) (1 << bit % 8);
    }
    return new Reserved(bytes);
  }

  /** Whether {@code bit} is set. */
  public boolean has(int bit) {
    return (bytes[LENGTH - 1 - bit / 8] & 1 << bit % 8) != 0;
  }

  /** A copy of the 8 bytes. */
  public byte[] toBytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Reserved that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }
}
