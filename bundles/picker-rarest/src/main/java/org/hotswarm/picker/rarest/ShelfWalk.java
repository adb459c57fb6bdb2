package org.hotswarm.picker.rarest;

import java.util.random.RandomGenerator;

/** Along the shelves, from one of them on. */
final class ShelfWalk implements PieceWalk {
  private final Rarity rarity;
  private int rank;
  private int slot;
  private int left;

  private ShelfWalk(Rarity rarity, int rank, int slot, int left) {
    this.rarity = rarity;
    this.rank = rank;
    this.slot = slot;
    this.left = left;
  }

  /** The pieces whose priority disregards rarity. */
  static ShelfWalk urgent(Rarity rarity) {
    return new ShelfWalk(rarity, 0, 0, rarity.sizeBelow(Rank.RARE));
  }

  /** The others, rarest first, of which there are at least {@code copies}. */
  static ShelfWalk rarestFirst(Rarity rarity, int copies) {
    int from = Rank.RARE + copies * Rank.PER_COPY;
    return new ShelfWalk(rarity, from, 0, rarity.size() - rarity.sizeBelow(from));
  }

  /** The others from a random one on, round to the one before it. */
  static ShelfWalk anywhere(Rarity rarity, RandomGenerator random) {
    int count = rarity.size() - rarity.sizeBelow(Rank.RARE);
    int rank = Rank.RARE;
    int slot = count == 0 ? 0 : random.nextInt(count);
    while (count > 0 && slot >= rarity.shelf(rank).size()) {
      slot -= rarity.shelf(rank++).size();
    }
    return new ShelfWalk(rarity, rank, slot, count);
  }

  @Override
  public int next() {
    if (left == 0) {
      return END;
    }
    left--;
    while (slot >= rarity.shelf(rank).size()) {
      rank = rank + 1 == rarity.shelfCount() ? Rank.RARE : rank + 1;
      slot = 0;
    }
    return rarity.shelf(rank).get(slot++);
  }
}
