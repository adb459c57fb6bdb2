package org.hotswarm.engine.peer;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hotswarm.model.geometry.Block;

/**
 * What one peer has asked of us and not yet got, in the order it asked.
 *
 * <p>Owner thread: the torrent's loop. Invariants: {@link #queuedBytes} is the sum of the queue.
 */
public final class Serving {
  private final Deque<Block> queue = new ArrayDeque<>();
  private final Set<Block> queued = new HashSet<>();
  private final Set<Integer> allowedFast = new HashSet<>();
  private final Map<Integer, Integer> servedWhileChoked = new HashMap<>();
  private long queuedBytes;
  private long taken;
  private int readsUnderWay;
  private int invalid;

  /** Queues {@code block}; false if it is queued already. */
  public boolean add(Block block) {
    if (!queued.add(block)) {
      return false;
    }
    queue.add(block);
    queuedBytes += block.length();
    return true;
  }

  /** Takes {@code block} back; false if it is not queued. */
  public boolean cancel(Block block) {
    if (!queued.remove(block)) {
      return false;
    }
    queue.removeFirstOccurrence(block);
    queuedBytes -= block.length();
    return true;
  }

  /** Takes everything back and answers it. */
  public List<Block> clear() {
    List<Block> all = new ArrayList<>(queue);
    queue.clear();
    queued.clear();
    queuedBytes = 0;
    return all;
  }

  /**
   * Takes the requests at the head that follow one another within a piece, up to {@code mostBytes},
   * at least one.
   */
  public List<Block> takeRun(int mostBytes) {
    List<Block> run = new ArrayList<>();
    int bytes = 0;
    for (Block next; (next = queue.peek()) != null && follows(run, next); ) {
      if (!run.isEmpty() && bytes + next.length() > mostBytes) {
        break;
      }
      queue.remove();
      queued.remove(next);
      run.add(next);
      bytes += next.length();
    }
    queuedBytes -= bytes;
    return run;
  }

  private static boolean follows(List<Block> run, Block next) {
    if (run.isEmpty()) {
      return true;
    }
    Block last = run.get(run.size() - 1);
    return last.piece() == next.piece() && last.end() == next.begin();
  }

  /** How many are queued. */
  public int size() {
    return queue.size();
  }

  /** Bytes of the request that was made first; 0 for none. */
  public int nextLength() {
    return queue.isEmpty() ? 0 : queue.peek().length();
  }

  /** Bytes queued. */
  public long queuedBytes() {
    return queuedBytes;
  }

  /** Bytes being read from the store for it. */
  public int readsUnderWay() {
    return readsUnderWay;
  }

  /** A read began, or with a negative number ended. */
  public void reading(int bytes) {
    readsUnderWay += bytes;
  }

  /** It asked for what it should not have; answers how often by now. */
  public int wasInvalid() {
    return ++invalid;
  }

  /** It may have {@code piece} while choked (BEP 6). */
  public void allowFast(int piece) {
    allowedFast.add(piece);
  }

  /** Whether it may have {@code piece} while choked (BEP 6). */
  public boolean isAllowedFast(int piece) {
    return allowedFast.contains(piece);
  }

  /** Counts blocks of {@code piece} served while choked; answers how many there were. */
  public int servedWhileChoked(int piece, int blocks) {
    return servedWhileChoked.merge(piece, blocks, Integer::sum);
  }

  /** It took {@code bytes} of what was sent. */
  public void took(int bytes) {
    taken += bytes;
  }

  /** Bytes of blocks it has taken. */
  public long taken() {
    return taken;
  }
}
