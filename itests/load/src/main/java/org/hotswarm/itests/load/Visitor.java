package org.hotswarm.itests.load;

import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import org.hotswarm.api.TorrentFactory;
import org.hotswarm.model.metainfo.Metainfo;

/** An application that reads and writes torrents all the time; no call of it may fail. */
final class Visitor {
  private static final long BREAK_NANOS = 20_000_000;

  private final TorrentFactory torrents;
  private final Path file;
  private final Witness witness;
  private final Thread thread = new Thread(this::visit, "visitor");
  private volatile boolean ended;

  Visitor(TorrentFactory torrents, Path file, Witness witness) {
    this.torrents = torrents;
    this.file = file;
    this.witness = witness;
    thread.start();
  }

  private void visit() {
    while (!ended) {
      try {
        Metainfo metainfo = torrents.read(file);
        torrents.encode(metainfo);
        torrents.magnet(torrents.magnetOf(metainfo));
      } catch (Exception failed) {
        witness.complain("an application was refused: " + failed);
      }
      LockSupport.parkNanos(BREAK_NANOS);
    }
  }

  /** It goes, after the call under way. */
  void close() throws InterruptedException {
    ended = true;
    thread.join();
  }
}
