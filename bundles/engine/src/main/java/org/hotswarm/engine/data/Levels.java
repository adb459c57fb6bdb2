package org.hotswarm.engine.data;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

/**
 * How much each file and each piece is wanted at one moment.
 *
 * @param files 0 to 7 for each, in torrent order
 * @param pieces 0 to 7 for each, by index
 */
public record Levels(List<Integer> files, List<Integer> pieces) {
  /** Nothing is known of any. */
  public static final Levels NONE = new Levels(List.of(), List.of());

  /** Those of {@code bytes}, which must not change from now on, one for each. */
  public static List<Integer> ofBytes(byte[] bytes) {
    return new Row(bytes);
  }

  /** A byte for each: torrents may have millions of pieces. */
  private static final class Row extends AbstractList<Integer> implements RandomAccess {
    private final byte[] levels;

    Row(byte[] levels) {
      this.levels = levels;
    }

    @Override
    public Integer get(int index) {
      return (int) levels[index];
    }

    @Override
    public int size() {
      return levels.length;
    }
  }
}
