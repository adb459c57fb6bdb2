package org.hotswarm.engine;

import java.util.Collection;
import java.util.function.Supplier;
import org.hotswarm.engine.torrent.TorrentPort;

/**
 * Whether a session is paused, and its torrents, who are told when that changes.
 *
 * <p>Owner thread: any.
 */
final class SessionPause {
  private final Supplier<Collection<TorrentPort>> torrents;
  private volatile boolean paused;

  SessionPause(Supplier<Collection<TorrentPort>> torrents) {
    this.torrents = torrents;
  }

  boolean isPaused() {
    return paused;
  }

  synchronized void set(boolean value) {
    if (paused != value) {
      paused = value;
      torrents.get().forEach(TorrentPort::sessionPauseChanged);
    }
  }
}
