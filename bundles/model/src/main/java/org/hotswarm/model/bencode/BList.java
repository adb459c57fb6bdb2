package org.hotswarm.model.bencode;

import java.util.List;

/**
 * A bencoded list.
 *
 * @param values the elements in order; copied
 */
public record BList(List<BValue> values) implements BValue {
  public BList {
    values = List.copyOf(values);
  }

  /** A list of these elements. */
  public static BList of(BValue... values) {
    return new BList(List.of(values));
  }
}
