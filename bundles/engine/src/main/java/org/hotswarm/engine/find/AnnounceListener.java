package org.hotswarm.engine.find;

import java.net.InetAddress;
import java.util.List;
import org.hotswarm.api.alert.TorrentAlert;
import org.hotswarm.spi.tracker.TrackerPeer;

/** Who is told what trackers say; called on the torrent's loop. */
public interface AnnounceListener {
  /**
   * A tracker named peers.
   *
   * @param trackerIsLocal for {@link AddressRules}
   */
  void onPeers(List<TrackerPeer> peers, boolean trackerIsLocal);

  /** A tracker told us our address (BEP 24); it may lie. */
  void onExternalIp(InetAddress address);

  /** Something the user may want to know. */
  void onAlert(TorrentAlert alert);
}
