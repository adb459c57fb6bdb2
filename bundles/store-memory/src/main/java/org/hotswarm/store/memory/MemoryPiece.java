package org.hotswarm.store.memory;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.TreeMap;
import org.hotswarm.spi.store.KeptPiece;

/**
 * The bytes of one piece, and which of them were ever written. Memory that is shared with another
 * store or a snapshot is read-only, and left to the others when this one writes.
 */
final class MemoryPiece {
  private ByteBuffer bytes;

  /** Written runs, first byte to one past the last; none touches another. */
  private final TreeMap<Integer, Integer> runs = new TreeMap<>();

  MemoryPiece(int length) {
    this.bytes = ByteBuffer.allocate(length);
  }

  /**
   * @param kept by another store
   */
  MemoryPiece(KeptPiece kept) {
    this.bytes = kept.bytes();
    this.runs.putAll(kept.written());
  }

  /** For another store to go on with. */
  KeptPiece share() {
    bytes = bytes.asReadOnlyBuffer();
    return new KeptPiece(bytes, runs);
  }

  int length() {
    return bytes.capacity();
  }

  /** Takes what remains in {@code source}. */
  void write(int begin, ByteBuffer source) {
    int end = begin + source.remaining();
    if (end > begin) {
      own().slice(begin, end - begin).put(source);
      add(begin, end);
    }
  }

  private ByteBuffer own() {
    if (bytes.isReadOnly()) {
      bytes = ByteBuffer.allocate(bytes.capacity()).put(bytes.duplicate()).clear();
    }
    return bytes;
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
    target.put(bytes.slice(begin, length));
  }
}
