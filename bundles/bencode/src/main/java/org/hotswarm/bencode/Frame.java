package org.hotswarm.bencode;

import java.nio.ByteBuffer;

/**
 * What must be known of one open list or dictionary: whether a key or a value comes next, and where
 * the last key lies. Reused for the next container at the same depth.
 */
final class Frame {
  private static final int NONE = -1;

  private boolean dictionary;
  private boolean keyRead;
  private int keyFrom;
  private int keyTo;

  void begin(boolean isDictionary) {
    dictionary = isDictionary;
    keyRead = false;
    keyFrom = NONE;
  }

  boolean expectsKey() {
    return dictionary && !keyRead;
  }

  boolean expectsValue() {
    return dictionary && keyRead;
  }

  void valueRead() {
    keyRead = false;
  }

  boolean hasKey() {
    return keyFrom != NONE;
  }

  void keyRead(int from, int to) {
    keyRead = true;
    keyFrom = from;
    keyTo = to;
  }

  /** Negative when the last key sorts before the one from {@code from} to {@code to}. */
  int compareWith(ByteBuffer in, int from, int to) {
    int shorter = Math.min(keyTo - keyFrom, to - from);
    for (int i = 0; i < shorter; i++) {
      int order = Byte.compareUnsigned(in.get(keyFrom + i), in.get(from + i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(keyTo - keyFrom, to - from);
  }
}
