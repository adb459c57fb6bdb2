package org.hotswarm.engine.torrent;

import org.hotswarm.api.alert.TorrentAlert;
import org.hotswarm.api.status.TorrentState;

/**
 * The moment when all that is wanted of a torrent is there: trackers hear of it when it is all
 * there is, the application once all of it is on stable storage.
 *
 * <p>Owner thread: the torrent's loop.
 *
 * @param torrent that is complete
 */
record Completion(EngineTorrent torrent) {
  /** The last piece that was missing came. */
  void onLastPiece(Transfer transfer) {
    torrent.swarm().known().setSeeding(true);
    if (transfer.state() == TorrentState.SEEDING) {
      torrent.swarm().announcer().completed();
    }
    tell(transfer);
    torrent.publish();
  }

  /** Nothing is missing, whether it came or was there. */
  void tell(Transfer transfer) {
    long elapsed = torrent.keeper().runningNanos();
    transfer
        .force()
        .whenComplete(
            (forced, failure) -> {
              if (failure != null) {
                torrent.onStoreFailure(Problems.asIo(failure));
                return;
              }
              torrent.onAlert(
                  new TorrentAlert.TorrentFinished(
                      torrent.infoHash(), elapsed / 1e9, transfer.wantedBytes()));
              torrent.keeper().save(torrent);
              torrent.publish();
            });
  }
}
