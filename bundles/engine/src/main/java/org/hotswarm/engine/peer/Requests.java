package org.hotswarm.engine.peer;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hotswarm.model.geometry.Block;

/**
 * What we have asked of one peer, oldest first, and how much to keep asked. The length of the
 * pipeline follows the peer's rate: it grows by one with every block while the rate grows, and then
 * holds what the peer sends in {@code request_queue_time}.
 *
 * <p>Owner thread: the torrent's loop. Invariants: at most {@link #mostAsked} are outstanding;
 * blocks given up are remembered, a bounded number of them, since they may come late.
 */
public final class Requests {
  /** Kept asked of a peer whose rate is not known yet. */
  private static final int FIRST_TARGET = 8;

  private static final int LEAST_TARGET = 2;
  private static final int REMEMBERED = 512;

  private final Set<Block> asked = new LinkedHashSet<>();
  private final Set<Block> givenUp = new LinkedHashSet<>();
  private final int ownLimit;
  private int mostAsked;
  private int target = FIRST_TARGET;
  private boolean slowStart = true;
  private boolean snubbed;
  private boolean limited;
  private boolean limitTold;
  private int rejectedInRow;

  /**
   * @param mostAsked requests outstanding at most (manual: max_out_request_queue)
   */
  public Requests(int mostAsked) {
    this.ownLimit = mostAsked;
    this.mostAsked = mostAsked;
  }

  /** The peer says how many it holds ({@code reqq}, BEP 10). */
  public void limit(int most) {
    mostAsked = Math.max(LEAST_TARGET, Math.min(ownLimit, most));
  }

  /**
   * How many more to ask for now; waits until a quarter is free, so that requests leave in groups.
   */
  public int room() {
    int wanted = snubbed ? 1 : Math.min(target, mostAsked);
    int free = wanted - asked.size();
    return free * 4 >= wanted ? free : 0;
  }

  /** Asked for {@code block}. */
  public void add(Block block) {
    asked.add(block);
  }

  /** Whether {@code block} is asked for. */
  public boolean has(Block block) {
    return asked.contains(block);
  }

  /** All that is asked for, oldest first. */
  public List<Block> asked() {
    return List.copyOf(asked);
  }

  /** {@code block} came; true if it was asked for. */
  public boolean arrived(Block block) {
    if (!asked.remove(block)) {
      return false;
    }
    snubbed = false;
    rejectedInRow = 0;
    if (slowStart && target < mostAsked) {
      target++;
    }
    return true;
  }

  /** {@code block} will not come, as the peer says; true if it was asked for. */
  public boolean rejected(Block block) {
    rejectedInRow++;
    return asked.remove(block);
  }

  /** Rejects since the last block. */
  public int rejectedInRow() {
    return rejectedInRow;
  }

  /** {@code block} came although it had been given up; true if that is so. */
  public boolean cameLate(Block block) {
    return givenUp.remove(block);
  }

  /** {@code block} is not needed any more; true if it was asked for. */
  public boolean cancel(Block block) {
    boolean was = asked.remove(block);
    if (was) {
      remember(block);
    }
    return was;
  }

  private void remember(Block block) {
    givenUp.remove(block);
    givenUp.add(block);
    if (givenUp.size() > REMEMBERED) {
      Iterator<Block> oldest = givenUp.iterator();
      oldest.next();
      oldest.remove();
    }
  }

  /** Gives up everything asked for, and answers it. */
  public List<Block> giveUpAll() {
    List<Block> all = new ArrayList<>(asked);
    all.forEach(this::remember);
    asked.clear();
    return all;
  }

  /** The rate of the last seconds is known. */
  public void adapt(long bytesPerSecond, double queueSeconds, int blockLength, long rateBefore) {
    double wanted = bytesPerSecond * queueSeconds / blockLength;
    limited = limited || wanted > mostAsked;
    int held = (int) Math.min(mostAsked, wanted);
    if (slowStart && bytesPerSecond > 0 && rateBefore > 0 && bytesPerSecond < rateBefore * 1.1) {
      slowStart = false;
    }
    target = slowStart ? Math.max(target, held) : Math.max(LEAST_TARGET, held);
  }

  /** Whether it could be asked for more than it may; answered once. */
  public boolean isNewlyLimited() {
    boolean news = limited && !limitTold;
    limitTold = limited;
    return news;
  }

  /** It has not sent for too long; one request is kept with it to see whether it comes back. */
  public void snub() {
    snubbed = true;
    slowStart = true;
    target = LEAST_TARGET;
  }

  /** Whether it has not sent for too long. */
  public boolean isSnubbed() {
    return snubbed;
  }

  /** The one asked longest ago. */
  public Optional<Block> oldest() {
    return asked.stream().findFirst();
  }

  /** How many are outstanding. */
  public int outstanding() {
    return asked.size();
  }
}
