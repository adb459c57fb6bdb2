package org.hotswarm.engine.torrent;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.hotswarm.api.TorrentException;
import org.hotswarm.api.TorrentException.Kind;
import org.hotswarm.engine.data.FilePriorities;

/**
 * What becomes of a torrent when the user wants other files or pieces of it. Owner thread: the
 * torrent's loop.
 */
final class Wishes {
  private final EngineTorrent torrent;

  Wishes(EngineTorrent torrent) {
    this.torrent = torrent;
  }

  /** Changes priorities; completes when they are in force. */
  CompletionStage<Void> prioritize(Consumer<FilePriorities> change) {
    if (torrent.hasEnded()) {
      return failed(Kind.REMOVED, "was removed");
    }
    return torrent
        .transfer()
        .map(now -> prioritize(now, change))
        .orElseGet(() -> failed(Kind.UNUSABLE, "which files it has is not known yet"));
  }

  private CompletionStage<Void> prioritize(Transfer now, Consumer<FilePriorities> change) {
    boolean wasFinished = now.isFinished();
    change.accept(now.priorities());
    torrent.keeper().changed();
    now.downloads().wantedChanged();
    torrent.swarm().onWantedChanged();
    if (torrent.isChecked()) {
      makeRoom(now);
    }
    torrent.onWanted(now, wasFinished);
    torrent.swarm().dial();
    return CompletableFuture.completedFuture(null);
  }

  private void makeRoom(Transfer now) {
    now.prepare()
        .whenComplete(
            (prepared, failure) -> {
              if (failure != null) {
                torrent.onStoreFailure(Problems.asIo(failure));
              }
            });
  }

  private CompletionStage<Void> failed(Kind kind, String problem) {
    return CompletableFuture.failedFuture(
        new TorrentException(kind, torrent.infoHash() + ": " + problem));
  }
}
