package org.hotswarm.engine.torrent;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.hotswarm.api.alert.TorrentAlert;
import org.hotswarm.engine.data.TransferEvents;
import org.hotswarm.engine.peer.Peer;
import org.hotswarm.spi.tracker.AnnounceRequest.Progress;

/** What a swarm asks of and tells its torrent. Owner thread: the torrent's loop. */
interface SwarmEvents extends TransferEvents {
  /** What exists once the info dictionary is known. */
  Optional<Transfer> transfer();

  /** Whether peers are wanted now. */
  boolean isOpen();

  /** What trackers are told. */
  Progress progress();

  /** An info dictionary came from peers; true if it is the one. */
  boolean onInfo(ByteBuffer info);

  /** What peers do, as alerts. */
  PeerNews news();

  /** A peer is gone. */
  void onPeerGone(Peer peer);

  /** Something the application may want to know. */
  void onAlert(TorrentAlert alert);
}
