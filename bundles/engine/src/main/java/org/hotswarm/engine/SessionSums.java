package org.hotswarm.engine;

import java.util.Collection;
import java.util.Optional;
import org.hotswarm.api.status.SessionStatus;
import org.hotswarm.api.status.TorrentStatus;
import org.hotswarm.engine.torrent.TorrentHandle;
import org.hotswarm.engine.torrent.TorrentPort;

/**
 * What a session is like, added up from the snapshots of its torrents.
 *
 * <p>Owner thread: any.
 */
final class SessionSums {
  private SessionSums() {}

  static SessionStatus of(Collection<TorrentPort> torrents, Optional<Machinery> machinery) {
    long downRate = 0;
    long upRate = 0;
    long downloaded = 0;
    long uploaded = 0;
    int peers = 0;
    boolean incoming = false;
    for (TorrentPort port : torrents) {
      TorrentHandle handle = port.handle();
      TorrentStatus.Traffic traffic = handle.status().traffic();
      downRate += traffic.downRate();
      upRate += traffic.upRate();
      downloaded += traffic.downloaded();
      uploaded += traffic.uploaded();
      peers += handle.status().swarm().connected();
      incoming |= handle.status().swarm().incoming();
    }
    int port = machinery.map(Machinery::port).orElse(0);
    int unchoked = machinery.map(Machinery::unchoked).orElse(0);
    return new SessionStatus(
        port, incoming, downRate, upRate, downloaded, uploaded, peers, unchoked);
  }
}
