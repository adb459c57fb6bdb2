package org.hotswarm.model.hash;

import java.util.Arrays;
import java.util.HexFormat;

/** A SHA-256 value: the full info-hash of v2, a piece root, a merkle node (BEP 52). */
public final class Sha256Hash {
  /** Length in bytes. */
  public static final int LENGTH = 32;

  private final byte[] bytes;

  private Sha256Hash(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Copies {@code bytes}.
   *
   * @throws IllegalArgumentException unless there are 32 of them
   */
  public static Sha256Hash copyOf(byte[] bytes) {
    if (bytes.length != LENGTH) {
      throw new IllegalArgumentException("a SHA-256 has 32 bytes, not " + bytes.length);
    }
    return new Sha256Hash(bytes.clone());
  }

  /** A copy of the 32 bytes. */
  public byte[] toBytes() {
    return bytes.clone();
  }

  /** The 20 bytes by which the wire and trackers name a v2 swarm (BEP 52). */
  public InfoHash truncated() {
    return InfoHash.copyOf(Arrays.copyOf(bytes, InfoHash.LENGTH));
  }

  /** 64 lower-case hexadecimal digits. */
  public String hex() {
    return HexFormat.of().formatHex(bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Sha256Hash that && Arrays.equals(bytes, that.bytes);
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
