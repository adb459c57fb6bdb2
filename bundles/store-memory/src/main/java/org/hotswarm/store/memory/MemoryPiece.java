package org.hotswarm.store.memory;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.TreeMap;

/** The bytes of one piece, and which of them were ever written. */
final class MemoryPiece {
  private final byte[] bytes;

  /** Written runs, first byte to one past the last; none touches another. */
  private final TreeMap<Integer, Integer> runs = new TreeMap<>();

  MemoryPiece(int length) {
    this.bytes = new byte[length];
  }

  int length() {
    return bytes.length;
  }

  /** Takes what remains in {@code source}. */
  void write(int begin, ByteBuffer source) {
    int end = begin + source.remaining();
    source.get(bytes, begin, end - begin);
    if (end > begin) {
      add(begin, end);
    }
  }

  private void add(int begin, int end) {
    int first = begin;
    int last = end;
    Map.Entry<Integer, Integer> before = runs.floorEntry(end);
    while (before != null && before.getValue() >= begin) {
      first = Math.min(first, before.getKey());
      last = Math.max(last, before.getValue());
      runs.remove(before.getKey());
      before = runs.floorEntry(end);
    }
    runs.put(first, last);
  }

  /** The first byte from {@code begin} to before {@code end} never written; {@code end} if none. */
  int firstMissing(int begin, int end) {
    Map.Entry<Integer, Integer> run = runs.floorEntry(begin);
    return run == null || run.getValue() <= begin ? begin : Math.min(run.getValue(), end);
  }

  /** One past the last byte before {@code end} that was written; 0 if there is none. */
  int lastWritten(int end) {
    Map.Entry<Integer, Integer> run = runs.lowerEntry(end);
    return run == null ? 0 : Math.min(run.getValue(), end);
  }

  /** Puts {@code length} bytes into {@code target}; what was never written is zero. */
  void read(int begin, int length, ByteBuffer target) {
    target.put(bytes, begin, length);
  }
}
