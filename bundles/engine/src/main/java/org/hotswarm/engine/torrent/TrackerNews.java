package org.hotswarm.engine.torrent;

import java.net.InetAddress;
import java.util.List;
import org.hotswarm.api.alert.TorrentAlert;
import org.hotswarm.engine.find.AnnounceListener;
import org.hotswarm.model.peer.PeerSource;
import org.hotswarm.spi.tracker.TrackerPeer;

/**
 * What trackers say, brought to the swarm.
 *
 * @param swarm takes peers
 * @param torrent takes alerts
 */
record TrackerNews(Swarm swarm, SwarmEvents torrent) implements AnnounceListener {
  @Override
  public void onPeers(List<TrackerPeer> peers, boolean trackerIsLocal) {
    peers.forEach(peer -> swarm.name(peer.address(), PeerSource.TRACKER, trackerIsLocal));
    swarm.dial();
  }

  @Override
  public void onExternalIp(InetAddress address) {
    swarm.onExternalIp(address);
  }

  @Override
  public void onAlert(TorrentAlert alert) {
    torrent.onAlert(alert);
  }
}
