package org.hotswarm.model.filter;

import java.util.BitSet;

/** Rules of one family in the order they were given, and what comes of them. */
final class RuleList {
  private final Family family;

  /** Of each rule its first address, then the one behind its last, if there is one. */
  private final AddressColumn points;

  private final BitSet reachTop = new BitSet();
  private final BitSet blocked = new BitSet();
  private int size;

  RuleList(Family family) {
    this.family = family;
    this.points = new AddressColumn(family);
  }

  int size() {
    return size;
  }

  void add(byte[] first, byte[] last, boolean block) {
    long high = Family.high(last);
    long low = Family.low(last);
    points.add(Family.high(first), Family.low(first));
    if (family.isTop(high, low)) {
      reachTop.set(size);
      points.add(Family.high(first), Family.low(first));
    } else {
      points.add(low == -1 ? high + 1 : high, low + 1);
    }
    blocked.set(size, block);
    size++;
  }

  /**
   * The addresses at which the answer changes, ascending; below the first, all are allowed. The
   * later of two rules wins, so rules paint the stretches between points from the last rule to the
   * first, each only what is not painted yet. Costs n log n.
   */
  AddressColumn changes() {
    int[] order = points.order();
    int[] stretch = new int[order.length];
    int stretches = number(order, stretch);
    BitSet painted = paint(stretch, stretches);
    AddressColumn changes = new AddressColumn(family);
    boolean before = false;
    for (int point : order) {
      boolean now = painted.get(stretch[point]);
      if (now != before) {
        changes.add(points.high(point), points.low(point));
        before = now;
      }
    }
    return changes.finished();
  }

  /** Numbers the stretches that begin at points; equal points begin one. */
  private int number(int[] order, int[] stretch) {
    int number = -1;
    for (int i = 0; i < order.length; i++) {
      if (i == 0 || points.compare(order[i - 1], order[i]) != 0) {
        number++;
      }
      stretch[order[i]] = number;
    }
    return number + 1;
  }

  private BitSet paint(int[] stretch, int stretches) {
    BitSet painted = new BitSet(stretches);
    int[] bare = new int[stretches + 1];
    for (int i = 0; i <= stretches; i++) {
      bare[i] = i;
    }
    for (int rule = size - 1; rule >= 0; rule--) {
      int end = reachTop.get(rule) ? stretches : stretch[2 * rule + 1];
      int next = firstBare(bare, stretch[2 * rule]);
      while (next < end) {
        painted.set(next, blocked.get(rule));
        bare[next] = next + 1;
        next = firstBare(bare, next + 1);
      }
    }
    return painted;
  }

  /** The first stretch from {@code from} on that is not painted; shortens the way for the next. */
  private static int firstBare(int[] bare, int from) {
    int found = from;
    while (bare[found] != found) {
      found = bare[found];
    }
    for (int at = from; bare[at] != found; ) {
      int next = bare[at];
      bare[at] = found;
      at = next;
    }
    return found;
  }
}
