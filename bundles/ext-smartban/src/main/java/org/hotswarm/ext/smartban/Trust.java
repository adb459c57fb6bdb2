package org.hotswarm.ext.smartban;

import java.net.InetAddress;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** How far addresses are trusted, by the pieces they took part in (limit 38). */
final class Trust {
  private static final int RIGHT = 1;
  private static final int WRONG = -2;
  private static final int MOST = 8;

  /** Where trust ends. */
  static final int LEAST = -7;

  /** Addresses remembered. */
  static final int MOST_ADDRESSES = 4096;

  private final Map<InetAddress, Integer> points =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<InetAddress, Integer> eldest) {
          return size() > MOST_ADDRESSES;
        }
      };

  void onRight(InetAddress ip) {
    change(ip, RIGHT);
  }

  /** Answers whether it is still trusted. */
  boolean onWrong(InetAddress ip) {
    return change(ip, WRONG) > LEAST;
  }

  private int change(InetAddress ip, int by) {
    return points.merge(ip, by, (before, change) -> Math.min(before + change, MOST));
  }

  void forget(InetAddress ip) {
    points.remove(ip);
  }

  /** What another one thought. */
  void put(InetAddress ip, int value) {
    points.put(ip, Math.max(LEAST + 1, Math.min(value, MOST)));
  }

  /** All that is remembered, the longest ago first. */
  Map<InetAddress, Integer> points() {
    return Collections.unmodifiableMap(points);
  }

  void clear() {
    points.clear();
  }
}
