package org.hotswarm.ext.metadata;

import java.nio.ByteBuffer;
import java.util.BitSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hotswarm.model.peer.PeerAddress;

/** Metadata being assembled. Holds no more bytes than arrived. */
final class Copy {
  /**
   * What tells copies apart.
   *
   * @param size of the whole in bytes
   * @param sole the only peer it comes from; empty when any peer that names this size may supply it
   */
  record Key(int size, Optional<PeerAddress> sole) {}

  /**
   * A part.
   *
   * @param supplier who sent it
   */
  record Part(byte[] bytes, PeerAddress supplier) {}

  private final Key key;
  private final Map<Integer, Part> parts = new TreeMap<>();
  private final BitSet taken = new BitSet();
  private int storedBytes;

  Copy(Key key) {
    this.key = key;
  }

  Key key() {
    return key;
  }

  /** The parts that arrived, by index. */
  Map<Integer, Part> parts() {
    return parts;
  }

  int storedBytes() {
    return storedBytes;
  }

  /** From 0 to 1. */
  double completeness() {
    return (double) storedBytes / key.size();
  }

  /** The first part that neither arrived nor is under way. */
  OptionalInt next() {
    int index = taken.nextClearBit(0);
    return index < Parts.count(key.size()) ? OptionalInt.of(index) : OptionalInt.empty();
  }

  /** Somebody was asked for a part. */
  void ask(int index) {
    taken.set(index);
  }

  /** He will not send it. */
  void giveUp(int index) {
    if (!parts.containsKey(index)) {
      taken.clear(index);
    }
  }

  boolean has(int index) {
    return parts.containsKey(index);
  }

  /** Stores a part of the right length that it does not have. */
  void put(int index, Part part) {
    parts.put(index, part);
    taken.set(index);
    storedBytes += part.bytes().length;
  }

  /** Lets go of the bytes; nobody asks for it any more. */
  void discard() {
    parts.clear();
    storedBytes = 0;
  }

  boolean isComplete() {
    return storedBytes == key.size();
  }

  Set<PeerAddress> suppliers() {
    return parts.values().stream().map(Part::supplier).collect(Collectors.toSet());
  }

  ByteBuffer assemble() {
    ByteBuffer whole = ByteBuffer.allocate(key.size());
    parts.values().forEach(part -> whole.put(part.bytes()));
    return whole.flip();
  }
}
