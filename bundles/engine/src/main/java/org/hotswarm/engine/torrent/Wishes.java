package org.hotswarm.engine.torrent;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.hotswarm.api.TorrentException;
import org.hotswarm.api.TorrentException.Kind;
import org.hotswarm.api.alert.TorrentAlert;
import org.hotswarm.engine.data.FilePriorities;
import org.hotswarm.engine.data.UrgentPieces;

/**
 * What becomes of a torrent when the user wants other files or pieces of it, or wants some first.
 * Owner thread: the torrent's loop.
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

  /** Changes what is urgent; completes when it is in force. */
  CompletionStage<Void> urge(Consumer<UrgentPieces> change) {
    if (torrent.hasEnded()) {
      return failed(Kind.REMOVED, "was removed");
    }
    return torrent
        .transfer()
        .map(now -> urge(now, change))
        .orElseGet(() -> failed(Kind.UNUSABLE, "which pieces it has is not known yet"));
  }

  private CompletionStage<Void> urge(Transfer now, Consumer<UrgentPieces> change) {
    UrgentPieces urgent = now.downloads().urgent();
    change.accept(urgent);
    for (int piece : urgent.agenda().due().keySet()) {
      if (now.pieces().verified().has(piece)) {
        onVerified(now, piece);
      }
    }
    now.downloads().refill();
    torrent.publish();
    return CompletableFuture.completedFuture(null);
  }

  /** A piece is there; if it had a deadline that is told. */
  void onVerified(Transfer now, int piece) {
    now.downloads()
        .urgent()
        .verified(piece, torrent.nanos())
        .map(spare -> new TorrentAlert.PieceDeadline(torrent.infoHash(), piece, spare))
        .ifPresent(torrent::onAlert);
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
