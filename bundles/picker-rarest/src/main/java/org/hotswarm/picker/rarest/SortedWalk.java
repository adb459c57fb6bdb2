package org.hotswarm.picker.rarest;

import java.util.random.RandomGenerator;
import org.hotswarm.model.geometry.PieceSet;

/** Through a small set of pieces, which is faster than to look for them on the shelves. */
final class SortedWalk implements PieceWalk {
  /** A set of more pieces than this is not small. */
  static final int MOST = 64;

  private final Rarity rarity;
  private final int lastRank;
  private final int[] pieces = new int[MOST];
  private int count;
  private int at;

  private SortedWalk(Rarity rarity, int lastRank) {
    this.rarity = rarity;
    this.lastRank = lastRank;
  }

  /** By rank, at random among equals. */
  static SortedWalk rarestFirst(Rarity rarity, PieceSet pieces, RandomGenerator random) {
    return new SortedWalk(rarity, Integer.MAX_VALUE).fill(pieces, random);
  }

  /** At random, but those first whose priority disregards rarity. */
  static SortedWalk anywhere(Rarity rarity, PieceSet pieces, RandomGenerator random) {
    return new SortedWalk(rarity, Rank.RARE).fill(pieces, random);
  }

  private SortedWalk fill(PieceSet set, RandomGenerator random) {
    for (int piece = set.nextSet(0); piece >= 0; piece = set.nextSet(piece + 1)) {
      if (rarity.isWanted(piece)) {
        int slot = random.nextInt(count + 1);
        pieces[count++] = pieces[slot];
        pieces[slot] = piece;
      }
    }
    sort();
    return this;
  }

  /** Keeps equals in the order they have. */
  private void sort() {
    for (int i = 1; i < count; i++) {
      int piece = pieces[i];
      int hole = i;
      while (hole > 0 && rank(pieces[hole - 1]) > rank(piece)) {
        pieces[hole] = pieces[hole - 1];
        hole--;
      }
      pieces[hole] = piece;
    }
  }

  private int rank(int piece) {
    return Math.min(rarity.rankOf(piece), lastRank);
  }

  @Override
  public int next() {
    return at == count ? END : pieces[at++];
  }
}
