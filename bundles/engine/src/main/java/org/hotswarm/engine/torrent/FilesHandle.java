package org.hotswarm.engine.torrent;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.hotswarm.api.TorrentFiles;

/**
 * A torrent's files as applications see them. Any thread.
 *
 * @param port to reach the torrent
 * @param board where they are
 */
record FilesHandle(TorrentPort port, StatusBoard board) implements TorrentFiles {
  @Override
  public Path savePath() {
    return board.place().root();
  }

  @Override
  public List<Path> paths() {
    return board.place().files();
  }

  @Override
  public Move moveStorage(Path savePath) {
    return port.move(savePath);
  }

  @Override
  public CompletionStage<Path> renameFile(int file, Path path) {
    return port.rename(file, path);
  }
}
