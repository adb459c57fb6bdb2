package org.hotswarm.api;

import org.hotswarm.model.hash.InfoHash;

/**
 * The torrent of a handle has left its session (manual: invalid_handle). The handle still equals
 * those of the same torrent, tells its info-hash, and how it was at the end.
 */
public final class RemovedTorrentException extends IllegalStateException {
  private static final long serialVersionUID = 1;

  /** Of that torrent. */
  public RemovedTorrentException(InfoHash infoHash) {
    super(infoHash + " was removed from its session; add it again to go on with it");
  }
}
