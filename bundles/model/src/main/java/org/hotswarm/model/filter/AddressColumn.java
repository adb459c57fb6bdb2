package org.hotswarm.model.filter;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** A growing list of addresses of one family, without an object for each. */
final class AddressColumn {
  private static final long[] NONE = {};
  private static final int STRIDE = 64;

  private final Family family;
  private long[] high = NONE;
  private long[] low = NONE;

  /** Every so manieth once more, close together: a look-up reads little memory that is far away. */
  private long[] marksHigh = NONE;

  private long[] marksLow = NONE;
  private int size;

  AddressColumn(Family family) {
    this.family = family;
  }

  Family family() {
    return family;
  }

  int size() {
    return size;
  }

  void add(long addressHigh, long addressLow) {
    if (size == low.length) {
      int room = Math.max(16, size + size / 2);
      low = Arrays.copyOf(low, room);
      high = family == Family.V6 ? Arrays.copyOf(high, room) : NONE;
    }
    low[size] = addressLow;
    if (family == Family.V6) {
      high[size] = addressHigh;
    }
    size++;
  }

  /** Nothing will be added: gives back the room that was not needed, and sets the marks. */
  AddressColumn finished() {
    low = Arrays.copyOf(low, size);
    high = family == Family.V6 ? Arrays.copyOf(high, size) : NONE;
    marksLow = marks(low);
    marksHigh = marks(high);
    return this;
  }

  private static long[] marks(long[] all) {
    long[] marks = new long[(all.length + STRIDE - 1) / STRIDE];
    Arrays.setAll(marks, i -> all[i * STRIDE]);
    return marks;
  }

  /** Memory that it takes. */
  long bytes() {
    return (long) Long.BYTES * (low.length + high.length + marksLow.length + marksHigh.length);
  }

  long high(int index) {
    return family == Family.V6 ? high[index] : 0;
  }

  long low(int index) {
    return low[index];
  }

  /** Compares two of them. */
  int compare(int left, int right) {
    return compare(left, high(right), low(right));
  }

  /** Compares one of them with another address. */
  int compare(int index, long otherHigh, long otherLow) {
    int halves = Long.compareUnsigned(high(index), otherHigh);
    return halves != 0 ? halves : Long.compareUnsigned(low[index], otherLow);
  }

  /** How many of them, being in ascending order, are at most this address. */
  int countUpTo(long addressHigh, long addressLow) {
    int mark = search(marksHigh, marksLow, 0, marksLow.length, addressHigh, addressLow);
    int from = Math.max(0, mark - 1) * STRIDE;
    int to = Math.min(size, mark * STRIDE);
    return search(high, low, from, to, addressHigh, addressLow);
  }

  private int search(long[] highs, long[] lows, int first, int end, long upper, long lower) {
    int from = first;
    int to = end;
    while (from < to) {
      int middle = (from + to) >>> 1;
      int halves = family == Family.V6 ? Long.compareUnsigned(highs[middle], upper) : 0;
      if (halves < 0 || halves == 0 && Long.compareUnsigned(lows[middle], lower) <= 0) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from;
  }

  /** Their indices in ascending order of what is there; equal ones in the order they were added. */
  int[] order() {
    int[] order = new int[size];
    for (int i = 0; i < size; i++) {
      order[i] = i;
    }
    sort(order, new int[size], 0, size);
    return order;
  }

  private void sort(int[] order, int[] spare, int from, int to) {
    if (to - from < 2) {
      return;
    }
    int middle = (from + to) >>> 1;
    sort(order, spare, from, middle);
    sort(order, spare, middle, to);
    // Block lists come sorted, and then there is nothing to merge.
    if (compare(order[middle - 1], order[middle]) <= 0) {
      return;
    }
    System.arraycopy(order, from, spare, from, middle - from);
    int left = from;
    int right = middle;
    int out = from;
    while (left < middle && right < to) {
      boolean rightIsLess = compare(spare[left], order[right]) > 0;
      order[out++] = rightIsLess ? order[right++] : spare[left++];
    }
    System.arraycopy(spare, left, order, out, middle - left);
  }

  /** Appends all of them to {@code out}. */
  void write(ByteBuffer out) {
    for (int i = 0; i < size; i++) {
      if (family == Family.V4) {
        out.putInt((int) low[i]);
      } else {
        out.putLong(high[i]).putLong(low[i]);
      }
    }
  }

  /**
   * Reads {@code count} of them.
   *
   * @throws IllegalArgumentException when they are not in ascending order
   */
  static AddressColumn read(Family family, ByteBuffer in, int count) {
    AddressColumn column = new AddressColumn(family);
    for (int i = 0; i < count; i++) {
      boolean v4 = family == Family.V4;
      column.add(v4 ? 0 : in.getLong(), v4 ? Integer.toUnsignedLong(in.getInt()) : in.getLong());
      if (i > 0 && column.compare(i - 1, i) >= 0) {
        throw new IllegalArgumentException("the addresses of a filter are not in order");
      }
    }
    return column.finished();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AddressColumn that
        && family == that.family
        && Arrays.equals(low, 0, size, that.low, 0, that.size)
        && (family == Family.V4 || Arrays.equals(high, 0, size, that.high, 0, that.size));
  }

  @Override
  public int hashCode() {
    int hash = family.ordinal();
    for (int i = 0; i < size; i++) {
      hash = 31 * hash + Long.hashCode(low[i] ^ high(i));
    }
    return hash;
  }
}
