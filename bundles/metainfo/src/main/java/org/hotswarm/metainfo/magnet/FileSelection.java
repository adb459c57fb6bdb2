package org.hotswarm.metainfo.magnet;

import java.util.BitSet;
import java.util.List;

/** File indices as ranges, such as {@code 0,2,4-7} (BEP 53). */
final class FileSelection {
  /** Files one link can select; ranges are clipped to this many (limit 15). */
  static final int MAXIMUM_FILES = 100_000;

  private FileSelection() {}

  /** The indices in ascending order; parts that are no number or range are left out. */
  static List<Integer> read(String ranges) {
    BitSet selected = new BitSet();
    for (String range : ranges.split(",")) {
      int dash = range.indexOf('-');
      int first = index(dash < 0 ? range : range.substring(0, dash));
      int last = dash < 0 ? first : index(range.substring(dash + 1));
      if (first >= 0 && first <= last && first < MAXIMUM_FILES) {
        selected.set(first, Math.min(last, MAXIMUM_FILES - 1) + 1);
      }
    }
    return selected.stream().boxed().toList();
  }

  /** The number, at most {@link #MAXIMUM_FILES}; -1 when it is none. */
  private static int index(String digits) {
    int value = 0;
    for (int i = 0; i < digits.length(); i++) {
      char digit = digits.charAt(i);
      if (digit < '0' || digit > '9') {
        return -1;
      }
      value = Math.min(MAXIMUM_FILES, value * 10 + (digit - '0'));
    }
    return digits.isEmpty() ? -1 : value;
  }

  /** The indices as the shortest list of ranges. */
  static String write(List<Integer> indices) {
    BitSet selected = new BitSet();
    indices.forEach(selected::set);
    StringBuilder out = new StringBuilder();
    for (int first = selected.nextSetBit(0); first >= 0; ) {
      int end = selected.nextClearBit(first);
      out.append(out.isEmpty() ? "" : ",").append(first);
      if (end - first > 1) {
        out.append('-').append(end - 1);
      }
      first = selected.nextSetBit(end);
    }
    return out.toString();
  }
}
