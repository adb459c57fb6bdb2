package org.hotswarm.cli.transfer;

import java.util.OptionalLong;
import org.hotswarm.api.Torrent;
import org.hotswarm.api.status.TorrentStatus;
import org.hotswarm.model.hash.InfoHash;

/** A torrent through all engines that have it one after the other; in between it is away. */
final class Followed {
  private final InfoHash infoHash;
  private Torrent torrent;
  private TorrentStatus status;
  private OptionalLong awaySince = OptionalLong.empty();

  Followed(Torrent torrent) {
    this.torrent = torrent;
    this.infoHash = torrent.infoHash();
    this.status = torrent.status();
  }

  InfoHash infoHash() {
    return infoHash;
  }

  /** As the engine has it, or the last one had. */
  Torrent now() {
    return torrent;
  }

  /** How it is, or was when it was last there. */
  TorrentStatus status() {
    if (!isAway()) {
      status = torrent.status();
    }
    return status;
  }

  /** Its engine has left. */
  void leave(long now) {
    if (!isAway()) {
      awaySince = OptionalLong.of(now);
    }
  }

  /** The next engine has it. */
  void comeBack(Torrent again) {
    torrent = again;
    awaySince = OptionalLong.empty();
  }

  boolean isAway() {
    return awaySince.isPresent();
  }

  boolean isAwayTooLong(long now) {
    return isAway() && now - awaySince.getAsLong() >= Trouble.PATIENCE.toNanos();
  }
}
