package org.hotswarm.api;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Where the files of a torrent are (manual: save_path, move_storage, rename_file). A torrent goes
 * on with what it does while its files move.
 */
@ProviderType
public interface TorrentFiles {
  /** The directory that its files or directory are in. */
  Path savePath();

  /**
   * Where each file is, in torrent order; empty while the info dictionary is not known. Files that
   * are not there yet have their places as well.
   */
  List<Path> paths();

  /**
   * Moves all files to another directory, across file systems as well: there they are copied,
   * forced to disk, and removed from the old place last. What is at the old place stays whole until
   * then, whatever goes wrong. Where a file of a torrent's name is there already, nothing is moved.
   *
   * @param savePath made if it is not there
   */
  Move moveStorage(Path savePath);

  /**
   * Gives a file another place below the save directory.
   *
   * @param file in torrent order
   * @param path from the save directory, or below it when it is absolute
   * @return completes when it is there; fails with an {@link IllegalArgumentException} when there
   *     is no such file, when the path leads out of the save directory or is another file's, with
   *     an {@link java.io.IOException} when it cannot be moved, and with a {@link TorrentException}
   *     when the info dictionary is not known yet or the torrent was removed
   */
  CompletionStage<Path> renameFile(int file, Path path);

  /** A move under way. */
  interface Move {
    /**
     * Completes with the new save directory; fails as {@link #renameFile} does, and with a {@link
     * java.util.concurrent.CancellationException} after {@link #cancel}.
     */
    CompletionStage<Path> arrival();

    /** Bytes to be copied, as far as is known; 0 when files only change their names. */
    long total();

    /** Bytes copied so far. */
    long copied();

    /** Gives up, if it is not done: all stays at the old place, and what was copied is removed. */
    void cancel();
  }
}
