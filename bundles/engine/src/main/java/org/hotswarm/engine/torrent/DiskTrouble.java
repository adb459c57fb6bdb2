package org.hotswarm.engine.torrent;

import io.netty.channel.EventLoop;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.hotswarm.api.alert.StorageAlert;
import org.hotswarm.api.settings.StorageSettings;
import org.hotswarm.api.status.TorrentStatus.Problem;
import org.hotswarm.api.status.TorrentStatus.ProblemKind;

/**
 * What becomes of a torrent whose disk fails: it stands still. When the disk was full it stays with
 * its peers and tries again by itself.
 *
 * <p>Owner thread: the torrent's loop.
 *
 * @param torrent whose disk it is
 * @param house has the settings
 * @param loop of the torrent
 */
record DiskTrouble(EngineTorrent torrent, Household house, EventLoop loop) {
  /** The store failed; the first failure is the one that is told. */
  void onFailure(IOException failure) {
    if (torrent.hasEnded() || torrent.phase() instanceof Phase.Failed) {
      return;
    }
    Problem problem = Problems.ofStore(failure);
    Path file = Problems.file(failure).orElse(torrent.request().savePath());
    torrent.onAlert(new StorageAlert.FileError(torrent.infoHash(), file, problem.message()));
    torrent.fail(problem);
    if (problem.kind() == ProblemKind.DISK_FULL) {
      torrent.transfer().ifPresent(now -> now.downloads().halt(true));
      Duration retry = house.settings().get().get(StorageSettings.DISK_FULL_RETRY);
      loop.schedule(this::retryAfterFull, retry.toMillis(), TimeUnit.MILLISECONDS);
    } else {
      torrent.swarm().leave("the disk failed");
    }
  }

  private void retryAfterFull() {
    boolean stillFull =
        torrent.phase().problem().filter(p -> p.kind() == ProblemKind.DISK_FULL).isPresent();
    if (stillFull && !torrent.hasEnded()) {
      torrent.onResume();
      torrent.transfer().ifPresent(now -> now.downloads().refill());
    }
  }
}
