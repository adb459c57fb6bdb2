package org.hotswarm.model.geometry;

import java.util.Arrays;
import java.util.Objects;

/**
 * A set of piece indices below a fixed size, counted as it changes: who has what, what is verified.
 * On the wire it is the payload of {@code bitfield}: the high bit of the first byte is piece 0,
 * spare bits are zero (BEP 3).
 *
 * <p>Owner thread: that of whoever made it; it is not synchronised.
 */
public final class PieceSet {
  private final int size;
  private final long[] words;
  private int count;

  /** The empty set over {@code size} pieces. */
  public PieceSet(int size) {
    this.size = size;
    this.words = new long[(size + 63) >>> 6];
  }

  private PieceSet(PieceSet other) {
    this.size = other.size;
    this.words = other.words.clone();
    this.count = other.count;
  }

  /** The set of all of {@code size} pieces. */
  public static PieceSet full(int size) {
    PieceSet set = new PieceSet(size);
    set.fill();
    return set;
  }

  /**
   * Reads the payload of a {@code bitfield} message.
   *
   * @throws IllegalArgumentException when it has not exactly the bytes for {@code size} pieces, or
   *     a spare bit is set
   */
  public static PieceSet ofBytes(byte[] bytes, int size) {
    if (bytes.length != byteLength(size)) {
      throw new IllegalArgumentException(
          "a bitfield of "
              + size
              + " pieces has "
              + byteLength(size)
              + " bytes, not "
              + bytes.length);
    }
    PieceSet set = new PieceSet(size);
    for (int i = 0; i < bytes.length; i++) {
      set.words[i >>> 3] |= (long) Integer.reverse(bytes[i] << 24 & 0xff000000) << ((i & 7) << 3);
    }
    set.recount();
    if (set.nextSet(size) >= 0) {
      throw new IllegalArgumentException("a spare bit of the bitfield is set");
    }
    return set;
  }

  /** Bytes on the wire for {@code size} pieces. */
  public static int byteLength(int size) {
    return (size + 7) >>> 3;
  }

  private void recount() {
    count = 0;
    for (long word : words) {
      count += Long.bitCount(word);
    }
  }

  /** The payload of a {@code bitfield} message. */
  public byte[] toBytes() {
    byte[] bytes = new byte[byteLength(size)];
    for (int i = 0; i < bytes.length; i++) {
      int eight = (int) (words[i >>> 3] >>> ((i & 7) << 3)) & 0xff;
      bytes[i] = (byte) (Integer.reverse(eight) >>> 24);
    }
    return bytes;
  }

  /** A set of its own with the same pieces. */
  public PieceSet copy() {
    return new PieceSet(this);
  }

  /** How many pieces the torrent has. */
  public int size() {
    return size;
  }

  /** How many pieces are in the set. */
  public int count() {
    return count;
  }

  /** Whether all pieces are in the set. */
  public boolean isFull() {
    return count == size;
  }

  /** Whether no piece is in the set. */
  public boolean isEmpty() {
    return count == 0;
  }

  /** Whether {@code piece} is in the set. */
  public boolean has(int piece) {
    return (words[piece >>> 6] & 1L << piece) != 0;
  }

  /**
   * Adds {@code piece}; true if it was not there.
   *
   * @throws IndexOutOfBoundsException when the torrent has no such piece
   */
  public boolean add(int piece) {
    Objects.checkIndex(piece, size);
    if (has(piece)) {
      return false;
    }
    words[piece >>> 6] |= 1L << piece;
    count++;
    return true;
  }

  /** Removes {@code piece}; true if it was there. */
  public boolean remove(int piece) {
    if (!has(piece)) {
      return false;
    }
    words[piece >>> 6] &= ~(1L << piece);
    count--;
    return true;
  }

  /** Adds all pieces. */
  public void fill() {
    Arrays.fill(words, -1L);
    if ((size & 63) != 0) {
      words[words.length - 1] = (1L << size) - 1;
    }
    count = size;
  }

  /** Removes all pieces. */
  public void clear() {
    Arrays.fill(words, 0);
    count = 0;
  }

  /** The first piece in the set at or after {@code from}; -1 when there is none. */
  public int nextSet(int from) {
    int word = from >>> 6;
    if (word >= words.length) {
      return -1;
    }
    long bits = words[word] & -1L << from;
    while (bits == 0) {
      if (++word == words.length) {
        return -1;
      }
      bits = words[word];
    }
    return (word << 6) + Long.numberOfTrailingZeros(bits);
  }

  /** The first piece not in the set at or after {@code from}; -1 when there is none. */
  public int nextClear(int from) {
    for (int piece = from; piece < size; piece++) {
      long free = ~words[piece >>> 6] & -1L << piece;
      if (free != 0) {
        int found = (piece & ~63) + Long.numberOfTrailingZeros(free);
        return found < size ? found : -1;
      }
      piece |= 63;
    }
    return -1;
  }

  /** Whether {@code other}, of the same size, has a piece that this set lacks. */
  public boolean lacksSomeOf(PieceSet other) {
    for (int i = 0; i < words.length; i++) {
      if ((other.words[i] & ~words[i]) != 0) {
        return true;
      }
    }
    return false;
  }

  /** Whether some piece is in both sets, which are of the same size. */
  public boolean intersects(PieceSet other) {
    for (int i = 0; i < words.length; i++) {
      if ((other.words[i] & words[i]) != 0) {
        return true;
      }
    }
    return false;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PieceSet that && size == that.size && Arrays.equals(words, that.words);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(words);
  }

  @Override
  public String toString() {
    return count + " of " + size + " pieces";
  }
}
