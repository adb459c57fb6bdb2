package org.hotswarm.picker.rarest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hotswarm.model.geometry.PieceSet;
import org.hotswarm.spi.picker.PickerNeeds;

/**
 * Which pieces are wanted and how rare each is: one shelf per rank, pieces in random order on each.
 * Every change of one piece costs the same, however many there are: a piece goes to a random slot
 * of its new shelf, whose piece moves to the end; the last piece of the old shelf takes the slot
 * that falls free. Both keep the order of a shelf evenly random.
 */
final class Rarity {
  private static final int NOT_WANTED = -1;

  private final PickerNeeds needs;
  private final int[] copies;
  private final int[] ranks;
  private final int[] slots;
  private final List<Shelf> shelves = new ArrayList<>();
  private int size;

  Rarity(PickerNeeds needs) {
    int pieces = needs.geometry().pieceCount();
    this.needs = needs;
    this.copies = new int[pieces];
    this.ranks = new int[pieces];
    this.slots = new int[pieces];
    rankAll();
  }

  /** Asks anew which pieces are wanted, and how much. */
  void rankAll() {
    shelves.forEach(Shelf::clear);
    Arrays.fill(ranks, NOT_WANTED);
    size = 0;
    for (int piece = 0; piece < ranks.length; piece++) {
      rank(piece);
    }
  }

  /** Asks anew whether {@code piece} is wanted, and how much. */
  void rank(int piece) {
    int priority = needs.isVerified(piece) ? 0 : needs.priority(piece);
    move(piece, priority == 0 ? NOT_WANTED : Rank.of(priority, copies[piece]));
  }

  /** There is one copy more, or one less, of all of {@code pieces}. */
  void count(PieceSet pieces, int change) {
    for (int piece = pieces.nextSet(0); piece >= 0; piece = pieces.nextSet(piece + 1)) {
      count(piece, change);
    }
  }

  /** There is one copy more, or one less, of {@code piece}. */
  void count(int piece, int change) {
    copies[piece] += change;
    if (ranks[piece] >= Rank.RARE) {
      move(piece, ranks[piece] + change * Rank.PER_COPY);
    }
  }

  private void move(int piece, int rank) {
    if (ranks[piece] != NOT_WANTED) {
      take(piece);
    }
    ranks[piece] = rank;
    if (rank != NOT_WANTED) {
      put(piece);
    }
  }

  private void take(int piece) {
    Shelf shelf = shelves.get(ranks[piece]);
    int last = shelf.removeLast();
    if (last != piece) {
      place(last, shelf, slots[piece]);
    }
    size--;
  }

  private void put(int piece) {
    while (shelves.size() <= ranks[piece]) {
      shelves.add(new Shelf());
    }
    Shelf shelf = shelves.get(ranks[piece]);
    shelf.append(piece);
    int end = shelf.size() - 1;
    int slot = needs.random().nextInt(shelf.size());
    place(shelf.get(slot), shelf, end);
    place(piece, shelf, slot);
    size++;
  }

  private void place(int piece, Shelf shelf, int slot) {
    shelf.set(slot, piece);
    slots[piece] = slot;
  }

  /** How many pieces are wanted and not verified. */
  int size() {
    return size;
  }

  boolean isWanted(int piece) {
    return ranks[piece] != NOT_WANTED;
  }

  /** The rank of a piece that is wanted. */
  int rankOf(int piece) {
    return ranks[piece];
  }

  /** The rank before which the free blocks of {@code piece}, half done and wanted, come. */
  int partialRankOf(int piece) {
    return Rank.ofPartial(needs.priority(piece), copies[piece]);
  }

  int shelfCount() {
    return shelves.size();
  }

  Shelf shelf(int rank) {
    return shelves.get(rank);
  }

  /** How many pieces have ranks smaller than {@code end}. */
  int sizeBelow(int end) {
    int sum = 0;
    for (int rank = 0; rank < Math.min(end, shelves.size()); rank++) {
      sum += shelves.get(rank).size();
    }
    return sum;
  }
}
