package org.hotswarm.engine.torrent;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hotswarm.engine.peer.Peer;
import org.hotswarm.spi.choker.ChokerPeer;

/** How the peers of a torrent stand, for a round of choking. */
final class Standings {
  private Standings() {}

  /** Of those that limits are for; the others need no slot. */
  static List<ChokerPeer> of(EngineTorrent torrent, long nowNanos) {
    boolean seeding = torrent.transfer().map(Transfer::isFinished).orElse(false);
    return torrent.isOpen() && torrent.transfer().isPresent()
        ? torrent.swarm().peers().all().stream()
            .filter(peer -> !peer.gate().isExempt())
            .map(peer -> of(peer, seeding, nowNanos))
            .toList()
        : List.of();
  }

  /**
   * Those of the unchoked that the torrent has a slot for: the optimistic choice, then who sends us
   * most, then who takes most. With them all that limits are not for and that want something.
   */
  static Set<Peer> lucky(Swarm swarm, Set<Long> unchoked, Set<Long> optimistic) {
    Comparator<Peer> rank =
        Comparator.<Peer, Boolean>comparing(peer -> !optimistic.contains(peer.number()))
            .thenComparing(peer -> -peer.traffic().downRate())
            .thenComparing(peer -> -peer.traffic().upRate())
            .thenComparing(Peer::number);
    Stream<Peer> chosen =
        swarm.peers().all().stream()
            .filter(peer -> unchoked.contains(peer.number()))
            .sorted(rank)
            .limit(swarm.bounds().uploads().orElse(Integer.MAX_VALUE));
    Stream<Peer> exempt =
        swarm.peers().all().stream()
            .filter(peer -> peer.gate().isExempt() && peer.choking().isInterested());
    return Stream.concat(chosen, exempt).collect(Collectors.toSet());
  }

  private static ChokerPeer of(Peer peer, boolean seeding, long nowNanos) {
    return new ChokerPeer(
        peer.number(),
        peer.choking().isInterested(),
        !peer.choking().isChoked(),
        peer.choking().isOptimistic(),
        seeding,
        peer.traffic().downRate(),
        peer.traffic().upRate(),
        peer.choking().sinceUnchoked(nowNanos),
        peer.choking().sentSinceUnchoked(peer.traffic().uploaded()));
  }
}
