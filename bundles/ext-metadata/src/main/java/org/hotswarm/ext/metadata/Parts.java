package org.hotswarm.ext.metadata;

import java.util.OptionalInt;
import java.util.OptionalLong;

/** How metadata is cut into parts. */
final class Parts {
  /** Bytes of every part but the last (BEP 9). */
  static final int LENGTH = 16 << 10;

  /** Bytes of the largest metadata that is fetched (limit 17). */
  static final int LARGEST = 32 << 20;

  private Parts() {}

  /** Parts of {@code size} bytes. */
  static int count(int size) {
    return (size + LENGTH - 1) / LENGTH;
  }

  /** Bytes of part {@code index} of {@code size} bytes. */
  static int length(int index, int size) {
    return Math.min(LENGTH, size - index * LENGTH);
  }

  /** A size somebody else named; empty when nobody needs to believe it (limit 17). */
  static OptionalInt size(OptionalLong named) {
    return named.isPresent() && named.getAsLong() > 0 && named.getAsLong() <= LARGEST
        ? OptionalInt.of((int) named.getAsLong())
        : OptionalInt.empty();
  }
}
