package org.hotswarm.itests.interop;

import java.nio.file.Path;

/**
 * What a client is told to do.
 *
 * @param source a torrent file or a magnet link
 * @param directory where the torrent's files are, or will be
 */
record Job(String source, Path directory, Role role) {
  enum Role {
    SEED,
    LEECH
  }

  static Job seed(Path torrent, Path directory) {
    return new Job(torrent.toString(), directory, Role.SEED);
  }

  static Job leech(Path torrent, Path directory) {
    return leech(torrent.toString(), directory);
  }

  static Job leech(String source, Path directory) {
    return new Job(source, directory, Role.LEECH);
  }
}
