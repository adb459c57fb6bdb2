package org.hotswarm.picker.rarest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hotswarm.model.geometry.PieceSet;
import org.hotswarm.spi.picker.PartialPiece;

/**
 * The half-done pieces during one turn, copied when it begins as the engine's collection grows with
 * every choice. Between turns it is empty; its arrays are kept.
 */
final class Partials {
  private static final int INDEX_BITS = 20;
  private static final int FREE_BITS = 20;
  private static final int RANK_SHIFT = FREE_BITS + INDEX_BITS;
  private static final long UNSUITED = 1L << Long.SIZE - 2;
  private static final int MASK = (1 << INDEX_BITS) - 1;
  private static final int FIRST_ROOM = 16;

  /** Above the rank of every suited piece. */
  static final long EVERY_RANK = (UNSUITED >>> RANK_SHIFT) - 1;

  /**
   * Peers that are asked for the same block in the end game. Two more than one needs is enough for
   * one of them to be quick, and bounds what arrives twice.
   */
  private static final int MOST_REQUESTS = 3;

  private final PieceSet begun;
  private final List<PartialPiece> open = new ArrayList<>();
  private long[] keys = new long[FIRST_ROOM];
  private int count;
  private int next;

  Partials(int pieces) {
    this.begun = new PieceSet(pieces);
  }

  /** Begins a turn with what is half done now. */
  void gather(Iterable<? extends PartialPiece> partials, Turn turn, Rarity rarity) {
    for (PartialPiece partial : partials) {
      begun.add(partial.piece());
      open.add(partial);
      if (partial.freeBlocks() > 0 && isOpenTo(turn, partial, rarity)) {
        add(key(partial, turn, rarity));
      }
    }
    Arrays.sort(keys, 0, count);
  }

  private static boolean isOpenTo(Turn turn, PartialPiece partial, Rarity rarity) {
    return rarity.isWanted(partial.piece()) && turn.allows(partial.piece());
  }

  /** Suited ones first, by rank, nearly done ones first, in the order they began. */
  private long key(PartialPiece partial, Turn turn, Rarity rarity) {
    long rank = rarity.partialRankOf(partial.piece());
    int free = Math.min(partial.freeBlocks(), MASK);
    int index = Math.min(open.size() - 1, MASK);
    long key = rank << RANK_SHIFT | (long) free << INDEX_BITS | index;
    return turn.suits(partial) ? key : key | UNSUITED;
  }

  private void add(long key) {
    if (count == keys.length) {
      keys = Arrays.copyOf(keys, 2 * count);
    }
    keys[count++] = key;
  }

  /** Whether {@code piece} was half done when the turn began. */
  boolean isBegun(int piece) {
    return begun.has(piece);
  }

  /** Chooses free blocks of suited pieces whose rank is at most {@code rank}. */
  void takeSuited(Turn turn, long rank) {
    while (next < count && !turn.isOver() && keys[next] >>> RANK_SHIFT <= rank) {
      turn.takeFree(open.get((int) keys[next++] & MASK));
    }
  }

  /** Chooses free blocks of all that are left. */
  void takeRest(Turn turn) {
    takeSuited(turn, Long.MAX_VALUE);
  }

  /** Chooses blocks that others have been asked for, those first that fewest were asked for. */
  void takeBusy(Turn turn, Rarity rarity) {
    for (int requests = 1; requests < MOST_REQUESTS && !turn.isOver(); requests++) {
      for (PartialPiece partial : open) {
        if (isOpenTo(turn, partial, rarity)) {
          turn.takeBusy(partial, requests);
        }
      }
    }
  }

  /** Ends the turn. */
  void clear() {
    for (PartialPiece partial : open) {
      begun.remove(partial.piece());
    }
    open.clear();
    count = 0;
    next = 0;
  }
}
