package org.hotswarm.engine.find;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Optional;
import java.util.TreeSet;
import org.hotswarm.model.peer.PeerSource;

/**
 * The idle peers of a list in the three orders in which they are looked for: whom to dial, who may
 * be dialled again when, and whom to forget. Owner thread: the torrent's loop.
 */
final class PeerOrders {
  private static final Comparator<KnownPeer> TO_DIAL =
      Comparator.comparing((KnownPeer peer) -> !peer.isInvited())
          .thenComparingInt(KnownPeer::failures)
          .thenComparingLong(peer -> -peer.priority())
          .thenComparing(KnownPeer::source)
          .thenComparingLong(KnownPeer::sequence);

  private static final Comparator<KnownPeer> TO_WAIT =
      Comparator.comparingLong(KnownPeer::retryAt).thenComparingLong(KnownPeer::sequence);

  /** The worst first; among equals the newest, so that a flood does not wash out who was there. */
  private static final Comparator<KnownPeer> TO_FORGET =
      Comparator.comparing((KnownPeer peer) -> peer.source() == PeerSource.MANUAL)
          .thenComparing(peer -> peer.failures() == 0)
          .thenComparing(KnownPeer::source, Comparator.reverseOrder())
          .thenComparingInt(peer -> -peer.failures())
          .thenComparingLong(peer -> -peer.sequence());

  private final TreeSet<KnownPeer> ready = new TreeSet<>(TO_DIAL);
  private final TreeSet<KnownPeer> waiting = new TreeSet<>(TO_WAIT);
  private final TreeSet<KnownPeer> disposable = new TreeSet<>(TO_FORGET);

  /**
   * @param hopeful whether it may be dialled at all
   */
  void add(KnownPeer peer, boolean hopeful) {
    disposable.add(peer);
    if (hopeful) {
      (peer.retryAt() == Long.MIN_VALUE ? ready : waiting).add(peer);
    }
  }

  void remove(KnownPeer peer) {
    disposable.remove(peer);
    if (!ready.remove(peer)) {
      waiting.remove(peer);
    }
  }

  /** Whom to dial at {@code nowNanos}, the best first. */
  Collection<KnownPeer> ready(long nowNanos) {
    while (!waiting.isEmpty() && waiting.first().retryAt() <= nowNanos) {
      ready.add(waiting.pollFirst());
    }
    return Collections.unmodifiableCollection(ready);
  }

  /** Whom to forget first. */
  Optional<KnownPeer> worst() {
    return disposable.isEmpty() ? Optional.empty() : Optional.of(disposable.first());
  }

  /** How many may be dialled, now or later. */
  int hopeful() {
    return ready.size() + waiting.size();
  }
}
