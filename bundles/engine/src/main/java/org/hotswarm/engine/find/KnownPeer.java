package org.hotswarm.engine.find;

import java.util.EnumSet;
import java.util.Set;
import org.hotswarm.model.peer.PeerAddress;
import org.hotswarm.model.peer.PeerSource;

/**
 * An address a torrent knows. The orders of {@link PeerOrders} depend on it: whoever changes it
 * takes it out before and puts it back after.
 */
final class KnownPeer {
  /** Where it is between being known and being connected. */
  enum State {
    IDLE,
    DIALING,
    CONNECTED
  }

  private static final long FIRST_RETRY_NANOS = 2_000_000_000L;

  /** Up to 64 s between two tries. */
  private static final int MOST_DOUBLINGS = 5;

  private final PeerAddress address;
  private final long sequence;
  private final EnumSet<PeerSource> sources;
  private State state = State.IDLE;
  private int failures;
  private long retryAt = Long.MIN_VALUE;
  private boolean seed;
  private long priority;

  /**
   * @param sequence tells apart what is equal otherwise
   * @param priority of BEP 40; 0 while our own address is not known
   */
  KnownPeer(PeerAddress address, PeerSource source, long sequence, long priority) {
    this.address = address;
    this.sequence = sequence;
    this.sources = EnumSet.of(source);
    this.priority = priority;
  }

  PeerAddress address() {
    return address;
  }

  long sequence() {
    return sequence;
  }

  /** The most trusted of those who named it. */
  PeerSource source() {
    return sources.iterator().next();
  }

  /** All who named it. */
  Set<PeerSource> sources() {
    return EnumSet.copyOf(sources);
  }

  /** Whether only other peers name it. */
  boolean isRumour() {
    return source() == PeerSource.PEX;
  }

  /** Whether the user or the magnet link named it. */
  boolean isInvited() {
    return sources.contains(PeerSource.MANUAL) || sources.contains(PeerSource.MAGNET);
  }

  State state() {
    return state;
  }

  void state(State next) {
    state = next;
  }

  int failures() {
    return failures;
  }

  /** Nanoseconds; not to be dialled before. */
  long retryAt() {
    return retryAt;
  }

  boolean seed() {
    return seed;
  }

  void seed(boolean value) {
    seed = value;
  }

  long priority() {
    return priority;
  }

  void priority(long value) {
    priority = value;
  }

  /** Named once more. A tracker's word makes up for a failure; the user's for all. */
  void onNamed(PeerSource source) {
    sources.add(source);
    if (source == PeerSource.MANUAL) {
      failures = 0;
      retryAt = Long.MIN_VALUE;
    } else if (source == PeerSource.TRACKER && failures > 0) {
      failures--;
    }
  }

  /**
   * The connection, or the attempt, is over.
   *
   * @param failed whether it ended otherwise than by agreement
   * @param nowNanos when
   * @param reconnectNanos setting {@code min_reconnect_time}
   */
  void onEnd(boolean failed, long nowNanos, long reconnectNanos) {
    state = State.IDLE;
    failures = failed ? failures + 1 : 0;
    long wait = reconnectNanos * (failures + 1);
    retryAt = nowNanos + (failed && source() == PeerSource.MANUAL ? Math.min(wait, soon()) : wait);
  }

  /** A peer the user named is tried again soon: it may be starting just now. */
  private long soon() {
    return FIRST_RETRY_NANOS << Math.min(failures - 1, MOST_DOUBLINGS);
  }
}
