package org.hotswarm.engine.torrent;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.hotswarm.api.status.TorrentStatus.Problem;
import org.hotswarm.api.status.TorrentStatus.ProblemKind;
import org.hotswarm.spi.store.StoreFullException;

/** What the disk said, in words for the user. */
final class Problems {
  private Problems() {}

  /** The I/O error underneath; anything else is wrapped. */
  static IOException asIo(Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    return cause instanceof IOException io ? io : new IOException(cause);
  }

  /** What is wrong with a torrent whose store failed so. */
  static Problem ofStore(IOException failure) {
    ProblemKind kind =
        failure instanceof StoreFullException ? ProblemKind.DISK_FULL : ProblemKind.STORAGE;
    return new Problem(kind, words(failure));
  }

  /** The file it is about, if the system named one. */
  static Optional<Path> file(Throwable failure) {
    Throwable at = failure;
    while (at != null && !(at instanceof FileSystemException named && named.getFile() != null)) {
      at = at.getCause();
    }
    return Optional.ofNullable(at).map(found -> Path.of(((FileSystemException) found).getFile()));
  }

  /** What was wrong and where. */
  static String words(IOException failure) {
    String message = failure.getMessage();
    return message == null || message.isEmpty() ? failure.toString() : message;
  }
}
