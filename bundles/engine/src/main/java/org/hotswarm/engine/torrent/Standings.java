package org.hotswarm.engine.torrent;

import java.util.List;
import org.hotswarm.engine.peer.Peer;
import org.hotswarm.spi.choker.ChokerPeer;

/** How the peers of a torrent stand, for a round of choking. */
final class Standings {
  private Standings() {}

  static List<ChokerPeer> of(EngineTorrent torrent, long nowNanos) {
    boolean seeding = torrent.transfer().map(Transfer::isFinished).orElse(false);
    return torrent.isOpen() && torrent.transfer().isPresent()
        ? torrent.swarm().peers().all().stream().map(p -> of(p, seeding, nowNanos)).toList()
        : List.of();
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
