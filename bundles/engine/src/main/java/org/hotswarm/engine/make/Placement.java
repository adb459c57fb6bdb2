package org.hotswarm.engine.make;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hotswarm.engine.data.Whereabouts.Place;
import org.hotswarm.model.metainfo.FileEntry;
import org.hotswarm.model.metainfo.Info;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the files of a torrent lie: each at its path below the save directory. The path of a file
 * in a directory torrent begins with the torrent's name (BEP 3).
 */
public final class Placement {
  private static final Logger LOG = LoggerFactory.getLogger(Placement.class);

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

  /** The same with the save directory. */
  public static Place place(Info info, Path savePath) {
    return new Place(savePath.toAbsolutePath().normalize(), files(info, savePath));
  }

  /**
   * {@code place} with a file elsewhere below its save directory.
   *
   * @throws IllegalArgumentException when there is no such file, or {@code path} leads out of the
   *     save directory or is another file's
   */
  public static Place renamed(Place place, int file, Path path) {
    if (file < 0 || file >= place.files().size()) {
      throw new IllegalArgumentException(
          "there is no file " + file + "; the last is " + (place.files().size() - 1));
    }
    Path target = place.root().resolve(path).normalize();
    if (!target.startsWith(place.root()) || target.equals(place.root())) {
      throw new IllegalArgumentException(path + " is not below " + place.root());
    }
    List<Path> files = new ArrayList<>(place.files());
    files.set(file, target);
    for (int other = 0; other < files.size(); other++) {
      if (other != file && isInTheWay(files.get(other), target)) {
        throw new IllegalArgumentException(
            target + " cannot be file " + file + ": file " + other + " is " + files.get(other));
      }
    }
    return new Place(place.root(), files);
  }

  /** {@code place} with files that have other names, as far as they may have them. */
  public static Place renamed(Place place, Map<Integer, String> names) {
    Place all = place;
    for (Map.Entry<Integer, String> name : names.entrySet()) {
      try {
        all = renamed(all, name.getKey(), place.root().getFileSystem().getPath(name.getValue()));
      } catch (IllegalArgumentException notOurs) {
        LOG.warn("resume data is not followed: {}", notOurs.getMessage());
      }
    }
    return all;
  }

  /** The files of {@code place} that have other names than {@code info} gives them. */
  public static Map<Integer, String> renamed(Info info, Place place) {
    List<Path> given = files(info, place.root());
    Map<Integer, String> names = new TreeMap<>();
    for (int file = 0; file < given.size(); file++) {
      if (!given.get(file).equals(place.files().get(file))) {
        names.put(file, place.root().relativize(place.files().get(file)).toString());
      }
    }
    return names;
  }

  /** Whether both cannot be files. */
  private static boolean isInTheWay(Path one, Path other) {
    return one.startsWith(other) || other.startsWith(one);
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
