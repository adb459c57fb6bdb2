package org.hotswarm.model.metainfo;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** The bencoded info dictionary, byte for byte as it was hashed. Immutable. */
public final class InfoBytes {
  private final byte[] bytes;

  private InfoBytes(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Copies {@code bytes}. */
  public static InfoBytes copyOf(byte[] bytes) {
    return new InfoBytes(bytes.clone());
  }

  /** Length in bytes. */
  public int length() {
    return bytes.length;
  }

  /** A read-only view. */
  public ByteBuffer buffer() {
    return ByteBuffer.wrap(bytes).asReadOnlyBuffer();
  }

  /** A copy. */
  public byte[] toBytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof InfoBytes that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }
}
