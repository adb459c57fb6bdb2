package org.hotswarm.engine.torrent;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.hotswarm.api.TorrentException;
import org.hotswarm.api.TorrentException.Kind;
import org.hotswarm.api.alert.StorageAlert;
import org.hotswarm.engine.data.Whereabouts.Place;
import org.hotswarm.engine.make.Placement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a torrent's files to other places, one move after another, and tells what became of it.
 *
 * <p>Owner thread: the torrent's loop.
 */
final class Moves {
  private static final Logger LOG = LoggerFactory.getLogger(Moves.class);

  private final EngineTorrent torrent;
  private CompletionStage<?> last = CompletableFuture.completedFuture(null);

  /**
   * @param torrent whose files they are
   */
  Moves(EngineTorrent torrent) {
    this.torrent = torrent;
  }

  private <T> CompletionStage<T> inTurn(Supplier<CompletionStage<T>> task) {
    CompletionStage<T> mine =
        last.handle((before, failure) -> before).thenCompose(ready -> task.get());
    last = mine;
    return mine;
  }

  /** Moves all files to another save directory. */
  void move(Path savePath, MoveUnderWay move) {
    Path root = savePath.toAbsolutePath().normalize();
    inTurn(() -> moveNow(root, move))
        .whenComplete(
            (arrived, failure) -> {
              if (failure == null) {
                move.arrived(root);
              } else {
                move.failed(cause(failure));
              }
            });
  }

  private CompletionStage<Path> moveNow(Path root, MoveUnderWay move) {
    if (torrent.hasEnded()) {
      return failed(Kind.REMOVED, "was removed");
    }
    if (torrent.transfer().isEmpty()) {
      torrent.onMoved(root);
      return CompletableFuture.completedFuture(root);
    }
    Transfer now = torrent.transfer().get();
    return move.run(now, moved(now.whereabouts().place(), root))
        .handle((place, failure) -> onMoved(root, move, failure));
  }

  private static Place moved(Place here, Path root) {
    List<Path> files = new ArrayList<>(here.files().size());
    for (Path file : here.files()) {
      files.add(root.resolve(here.root().relativize(file).toString()));
    }
    return new Place(root, files);
  }

  private Path onMoved(Path root, MoveUnderWay move, Throwable failure) {
    if (failure != null) {
      if (!(cause(failure) instanceof CancellationException)) {
        torrent.onAlert(new StorageAlert.StorageMoveFailed(torrent.infoHash(), words(failure)));
      }
      throw new CompletionException(cause(failure));
    }
    move.leftBehind().ifPresent(stays -> LOG.warn("moved to {}, but {}", root, words(stays)));
    torrent.onMoved(root);
    torrent.onAlert(new StorageAlert.StorageMoved(torrent.infoHash(), root));
    return root;
  }

  /** Gives a file another place below the save directory; completes with where it is then. */
  CompletionStage<Path> rename(int file, Path path) {
    return inTurn(() -> renameNow(file, path));
  }

  private CompletionStage<Path> renameNow(int file, Path path) {
    if (torrent.hasEnded()) {
      return failed(Kind.REMOVED, "was removed");
    }
    if (torrent.transfer().isEmpty()) {
      return failed(Kind.UNUSABLE, "which files it has is not known yet");
    }
    Transfer now = torrent.transfer().get();
    Place to = Placement.renamed(now.whereabouts().place(), file, path);
    return new MoveUnderWay().run(now, to).handle((place, failure) -> onRenamed(to, file, failure));
  }

  private Path onRenamed(Place to, int file, Throwable failure) {
    if (failure != null) {
      torrent.onAlert(new StorageAlert.FileRenameFailed(torrent.infoHash(), file, words(failure)));
      throw new CompletionException(cause(failure));
    }
    torrent.onMoved(to.root());
    torrent.onAlert(new StorageAlert.FileRenamed(torrent.infoHash(), file, to.files().get(file)));
    return to.files().get(file);
  }

  private CompletionStage<Path> failed(Kind kind, String words) {
    return CompletableFuture.failedFuture(
        new TorrentException(kind, torrent.infoHash() + ": " + words));
  }

  private static Throwable cause(Throwable failure) {
    return failure instanceof CompletionException wrapped ? wrapped.getCause() : failure;
  }

  private static String words(Throwable failure) {
    return Problems.words(Problems.asIo(failure));
  }
}
