package org.hotswarm.engine.torrent;

import java.util.Comparator;
import java.util.List;
import org.hotswarm.engine.peer.Peer;

/**
 * Connections beyond what limits allow, as after a limit was lowered; those of least use are closed
 * first. Of the session's surplus each torrent closes one a second, but keeps two (manual: {@code
 * set_max_connections}).
 */
final class Surplus {
  private static final int KEPT = 2;

  private static final Comparator<Peer> LEAST_USE =
      Comparator.<Peer, Boolean>comparing(peer -> peer.choking().isInteresting())
          .thenComparing(peer -> peer.choking().isInterested())
          .thenComparing(peer -> peer.traffic().downRate() + peer.traffic().upRate())
          .thenComparing(Comparator.comparing(Peer::number).reversed());

  private Surplus() {}

  /** Once a second. */
  static void close(Swarm swarm, boolean sessionHasTooMany) {
    int connected = swarm.peers().size();
    int over = connected - swarm.bounds().mostConnections();
    int ofSession = sessionHasTooMany && connected > KEPT ? 1 : 0;
    List<Peer> surplus =
        swarm.peers().all().stream()
            .sorted(LEAST_USE)
            .limit(Math.max(0, Math.max(over, ofSession)))
            .toList();
    surplus.forEach(peer -> peer.link().close("there are more connections than allowed"));
  }
}
