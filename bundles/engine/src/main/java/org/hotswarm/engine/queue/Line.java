package org.hotswarm.engine.queue;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.hotswarm.model.hash.InfoHash;

/**
 * The torrents that have something to download, in the order in which they are started. Positions
 * have no gaps.
 *
 * <p>Owner thread: any; readers never wait.
 */
public final class Line {
  private volatile List<InfoHash> order = List.of();

  /** Everybody in line, the front first. */
  public List<InfoHash> order() {
    return order;
  }

  /** Where it stands; empty when it is not in line. */
  public OptionalInt position(InfoHash torrent) {
    int at = order.indexOf(torrent);
    return at < 0 ? OptionalInt.empty() : OptionalInt.of(at);
  }

  /** Stands at the end, unless it is in line. */
  public synchronized void join(InfoHash torrent) {
    if (!order.contains(torrent)) {
      place(torrent, order.size());
    }
  }

  /** Those behind it move up. */
  public synchronized void leave(InfoHash torrent) {
    List<InfoHash> next = new ArrayList<>(order);
    next.remove(torrent);
    order = List.copyOf(next);
  }

  /** Everybody else leaves, and those who are new join in this order. */
  public synchronized void keep(List<InfoHash> torrents) {
    List<InfoHash> next = new ArrayList<>(order);
    next.retainAll(Set.copyOf(torrents));
    Set<InfoHash> there = Set.copyOf(next);
    torrents.stream().filter(one -> !there.contains(one)).forEach(next::add);
    order = List.copyOf(next);
  }

  /** Moves it by {@code places}, towards the front with a negative number, at most to the end. */
  public synchronized void move(InfoHash torrent, int places) {
    int at = order.indexOf(torrent);
    if (at >= 0) {
      leave(torrent);
      long there = (long) at + places;
      place(torrent, (int) Math.max(0, Math.min(there, order.size())));
    }
  }

  /** All of these, those in line in its order, at the places that they have among the others. */
  public List<InfoHash> arranged(List<InfoHash> all) {
    List<InfoHash> now = order;
    Iterator<InfoHash> next = now.stream().filter(all::contains).iterator();
    return all.stream().map(one -> now.contains(one) ? next.next() : one).toList();
  }

  private void place(InfoHash torrent, int at) {
    List<InfoHash> next = new ArrayList<>(order);
    next.add(at, torrent);
    order = List.copyOf(next);
  }
}
