package org.hotswarm.engine.data;

import org.hotswarm.engine.peer.Peer;
import org.hotswarm.model.geometry.Block;

/** Who is told how our requests fare. Owner thread: the torrent's loop. */
public interface RequestEvents {
  /** {@code peer} is asked for {@code block}. */
  void onAsked(Peer peer, Block block);

  /** {@code block} came from {@code peer}, which was asked for it. */
  void onCame(Peer peer, Block block);

  /** {@code block} came from {@code peer}, which was not asked for it. */
  void onUnwanted(Peer peer, Block block);

  /** {@code peer} will not send {@code block}. */
  void onDropped(Peer peer, Block block);

  /** {@code block} did not come in time from {@code peer}. */
  void onTimeout(Peer peer, Block block);

  /** {@code peer} has not sent for too long; or it sends again. */
  void onSnubbed(Peer peer, boolean snubbed);

  /** {@code peer} could send more than it may be asked for. */
  void onRequestLimit(Peer peer);

  /** A peer is not read, as the disk has more to write than it may. */
  void onDiskLimit();
}
