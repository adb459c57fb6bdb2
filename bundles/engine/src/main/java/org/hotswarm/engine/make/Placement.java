package org.hotswarm.engine.make;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hotswarm.model.metainfo.FileEntry;
import org.hotswarm.model.metainfo.Info;

/**
 * Where the files of a torrent lie: each at its path below the save directory. The path of a file
 * in a directory torrent begins with the torrent's name (BEP 3).
 */
public final class Placement {
  private Placement() {}

  /**
   * The absolute place of every file in torrent order, pad files included though they are never
   * stored.
   *
   * @throws IllegalArgumentException when a name would lead out of {@code savePath} (limit 9), or
   *     is none on this file system
   */
  public static List<Path> files(Info info, Path savePath) {
    Path root = savePath.toAbsolutePath().normalize();
    List<Path> files = new ArrayList<>(info.files().size());
    for (FileEntry entry : info.files()) {
      Path file = root;
      for (String element : entry.path()) {
        file = inside(root, file, element);
      }
      files.add(file);
    }
    return files;
  }

  private static Path inside(Path root, Path parent, String element) {
    Path child = parent.resolve(element).normalize();
    if (!child.startsWith(parent) || child.equals(parent) || !child.startsWith(root)) {
      throw new IllegalArgumentException(
          "the torrent names '" + element + "', which leads out of " + root);
    }
    return child;
  }
}
