package org.hotswarm.picker.rarest;

import java.util.Arrays;

/** A growing row of piece indices. */
final class Shelf {
  private static final int FIRST_ROOM = 8;

  private int[] pieces = new int[FIRST_ROOM];
  private int size;

  int size() {
    return size;
  }

  int get(int slot) {
    return pieces[slot];
  }

  void set(int slot, int piece) {
    pieces[slot] = piece;
  }

  void append(int piece) {
    if (size == pieces.length) {
      pieces = Arrays.copyOf(pieces, 2 * size);
    }
    pieces[size++] = piece;
  }

  int removeLast() {
    return pieces[--size];
  }

  void clear() {
    size = 0;
  }
}
