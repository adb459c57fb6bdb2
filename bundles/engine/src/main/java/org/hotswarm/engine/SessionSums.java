package org.hotswarm.engine;

import java.util.Collection;
import java.util.Optional;
import org.hotswarm.api.status.SessionStatus;
import org.hotswarm.api.status.SessionStatus.Peers;
import org.hotswarm.api.status.SessionStatus.Traffic;
import org.hotswarm.api.status.TorrentStatus;
import org.hotswarm.engine.torrent.TorrentPort;

/**
 * What a session is like, added up from the snapshots of its torrents, and of those that have left.
 *
 * <p>Owner thread: any.
 */
final class SessionSums {
  private Traffic gone = Traffic.NONE;

  /** A torrent has left; what went to and came from it still counts. */
  synchronized void leave(TorrentPort torrent) {
    gone = gone.plus(torrent.handle().traffic().ended());
  }

  private synchronized Traffic gone() {
    return gone;
  }

  SessionStatus of(Collection<TorrentPort> torrents, Optional<Machinery> machinery) {
    Traffic traffic = gone();
    int connected = 0;
    int halfOpen = 0;
    int unchoked = 0;
    boolean incoming = false;
    for (TorrentPort torrent : torrents) {
      TorrentStatus.Swarm swarm = torrent.handle().status().swarm();
      traffic = traffic.plus(torrent.handle().traffic());
      connected += swarm.connected();
      halfOpen += swarm.halfOpen();
      unchoked += swarm.unchoked();
      incoming |= swarm.incoming();
    }
    int slots = machinery.map(Machinery::slots).orElse(0);
    return new SessionStatus(
        machinery.map(Machinery::port).orElse(0),
        incoming,
        traffic,
        new Peers(connected, halfOpen, unchoked, slots));
  }
}
