package org.hotswarm.engine.data;

import java.util.HashSet;
import java.util.Set;
import org.hotswarm.engine.peer.Peer;
import org.hotswarm.model.geometry.PieceSet;

/**
 * How often each piece is there among the connected peers (manual: piece_availability). A torrent
 * without peers keeps no counts.
 *
 * <p>Owner thread: the torrent's loop. Invariants: a peer counts from {@link #joined} to {@link
 * #left} with exactly what it has.
 */
public final class Availability {
  private static final int[] NONE = {};

  private final int pieceCount;
  private final Set<Long> counted = new HashSet<>();
  private int[] counts = NONE;

  /** Nobody is there yet. */
  public Availability(int pieceCount) {
    this.pieceCount = pieceCount;
  }

  /** What {@code peer} has counts from now on. */
  public void joined(Peer peer) {
    if (peer.pieces().size() == pieceCount && counted.add(peer.number())) {
      count(peer.pieces(), 1);
    }
  }

  /** What {@code peer} has counts no more; before it changes as a whole. */
  public void left(Peer peer) {
    if (counted.remove(peer.number())) {
      count(peer.pieces(), -1);
    }
    if (counted.isEmpty()) {
      counts = NONE;
    }
  }

  /** {@code peer} has {@code piece} too. */
  public void has(Peer peer, int piece) {
    if (counted.contains(peer.number())) {
      counts[piece]++;
    }
  }

  private void count(PieceSet pieces, int by) {
    if (counts.length == 0) {
      counts = new int[pieceCount];
    }
    for (int piece = pieces.nextSet(0); piece >= 0; piece = pieces.nextSet(piece + 1)) {
      counts[piece] += by;
    }
  }

  /** How many peers have each piece; a copy. */
  public int[] counts() {
    return counts.length == 0 ? new int[pieceCount] : counts.clone();
  }

  /**
   * Distributed copies: the whole part is how often the rarest piece is there, the fraction the
   * share of pieces that are there more often.
   */
  public double copies() {
    if (counts.length == 0) {
      return 0;
    }
    int rarest = Integer.MAX_VALUE;
    int rare = 0;
    for (int count : counts) {
      if (count < rarest) {
        rarest = count;
        rare = 0;
      }
      rare += count == rarest ? 1 : 0;
    }
    return rarest + (double) (pieceCount - rare) / pieceCount;
  }
}
