package org.hotswarm.choker.rate;

import java.time.Duration;
import java.util.Comparator;
import org.hotswarm.spi.choker.ChokerPeer;

/**
 * An interested peer in one round.
 *
 * @param peer what is known of it
 * @param turn how far its turn is
 * @param lot settles ties
 */
record Contender(ChokerPeer peer, Turn turn, long lot) {
  /** Nobody's state changes twice within this time (limit 28). */
  static final Duration REST = Duration.ofSeconds(10);

  /** A turn is at least so long, for TCP to reach its rate. */
  private static final Duration SHORTEST_TURN = Duration.ofSeconds(60);

  /** A turn is at most so long while others wait. */
  private static final Duration LONGEST_TURN = Duration.ofSeconds(120);

  /** Bytes after which a turn may end: a few pieces that the peer can pass on. */
  private static final long TURN_BYTES = 16 << 20;

  /** How far a peer's turn is; the order in which they get slots. */
  enum Turn {
    /** Unchoked, and its turn is not over. */
    BEGUN,
    /** Choked. */
    WAITING,
    /** Unchoked long enough. */
    OVER
  }

  /** When there is nothing to receive: by turns. */
  static final Comparator<Contender> BY_TURN =
      Comparator.comparing(Contender::turn)
          .thenComparing(Contender::claim, Comparator.reverseOrder())
          .thenComparing(Contender::lot)
          .thenComparing(Contender::id);

  /** While a torrent downloads: who sends to us fastest. */
  static final Comparator<Contender> BY_RATE_TO_US =
      Comparator.<Contender>comparingLong(contender -> -contender.peer.downRate())
          .thenComparing(BY_TURN);

  /**
   * @param optimistic whether it holds the optimistic slot now
   */
  static Contender of(ChokerPeer peer, boolean optimistic, long lot) {
    return new Contender(peer, turnOf(peer, optimistic), lot);
  }

  /** Who had the optimistic slot until this round has had its turn. */
  private static Turn turnOf(ChokerPeer peer, boolean optimistic) {
    if (!peer.unchoked()) {
      return Turn.WAITING;
    }
    return isOver(peer) || peer.optimistic() && !optimistic ? Turn.OVER : Turn.BEGUN;
  }

  private static boolean isOver(ChokerPeer peer) {
    long unchoked = peer.sinceUnchokedNanos();
    return unchoked >= LONGEST_TURN.toNanos()
        || unchoked >= SHORTEST_TURN.toNanos() && peer.sentSinceUnchoked() >= TURN_BYTES;
  }

  /** Whether it was unchoked so short a time ago that it has to stay so. */
  static boolean isFresh(ChokerPeer peer) {
    return peer.unchoked() && peer.sinceUnchokedNanos() < REST.toNanos();
  }

  boolean isFresh() {
    return isFresh(peer);
  }

  long id() {
    return peer.id();
  }

  boolean isSeeding() {
    return peer.seeding();
  }

  boolean isNew() {
    return peer.sinceUnchokedNanos() == Long.MAX_VALUE;
  }

  /** What counts among those whose turn is equally far: time waited, or the rate we send at. */
  private long claim() {
    return turn == Turn.WAITING ? peer.sinceUnchokedNanos() : peer.upRate();
  }
}
