package org.hotswarm.ext.metadata.lt;

/**
 * A part of the metadata in 256ths of it, both ends of which are rounded up to bytes.
 *
 * @param start first of them
 * @param count at least 1
 */
record Part(int start, int count) {
  /** In so many parts metadata is cut. */
  static final int ALL = 256;

  /** Bytes of the largest metadata; those who speak this take no more. */
  static final int LARGEST = 500 << 10;

  /** One past the last. */
  int end() {
    return start + count;
  }

  /** First byte, of {@code total}. */
  int offset(int total) {
    return bytes(start, total);
  }

  /** Bytes, of {@code total}. */
  int length(int total) {
    return bytes(end(), total) - offset(total);
  }

  private static int bytes(int parts, int total) {
    return (parts * total + ALL - 1) / ALL;
  }
}
