package org.hotswarm.metainfo.path;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.hotswarm.model.metainfo.MetainfoException;

/**
 * Keeps the files of one torrent apart on every file system (limit 7): no two may have paths that
 * are equal once case and Unicode form are folded, nor may one be where another needs a directory.
 * The later of two is renamed by a number before its extension.
 *
 * <p>First {@link #addDirectories} for every file, then {@link #claim} for every file.
 */
public final class DistinctPaths {
  private static final int ROOT = 0;

  private final int renameLimit;
  private final Map<Place, Integer> directories = new HashMap<>();
  private final Set<Place> files = new HashSet<>();
  private final Map<Place, Integer> lastNumbers = new HashMap<>();
  private int renamed;

  /**
   * @param renameLimit files renamed before the torrent is refused
   */
  public DistinctPaths(int renameLimit) {
    this.renameLimit = renameLimit;
  }

  /** Marks all but the last element of {@code path} as directories. */
  public void addDirectories(List<String> path) {
    int directory = ROOT;
    for (String element : path.subList(0, path.size() - 1)) {
      Place place = new Place(directory, fold(element));
      Integer known = directories.putIfAbsent(place, directories.size() + 1);
      directory = known == null ? directories.size() : known;
    }
  }

  /**
   * The path under which the file is kept: {@code path} itself, or with another last element.
   *
   * @throws MetainfoException when more files would be renamed than the limit allows
   */
  public List<String> claim(List<String> path) throws MetainfoException {
    int directory = directoryOf(path);
    String name = path.get(path.size() - 1);
    Place wanted = new Place(directory, fold(name));
    if (take(wanted)) {
      return path;
    }
    if (++renamed > renameLimit) {
      throw new MetainfoException(
          MetainfoException.Kind.TORRENT,
          "info.files has more than " + renameLimit + " names that are there already");
    }
    List<String> other = new ArrayList<>(path);
    other.set(path.size() - 1, freeName(wanted, name));
    return other;
  }

  private String freeName(Place wanted, String name) {
    FileName parts = FileName.of(name);
    while (true) {
      String candidate = parts.numbered(lastNumbers.merge(wanted, 1, Integer::sum));
      if (take(new Place(wanted.directory(), fold(candidate)))) {
        return candidate;
      }
    }
  }

  private boolean take(Place place) {
    return !directories.containsKey(place) && files.add(place);
  }

  private int directoryOf(List<String> path) {
    int directory = ROOT;
    for (String element : path.subList(0, path.size() - 1)) {
      directory = directories.get(new Place(directory, fold(element)));
    }
    return directory;
  }

  /** The same for all spellings that some file system takes for one. */
  static String fold(String name) {
    if (name.chars().allMatch(c -> c < 0x80)) {
      return name.toLowerCase(Locale.ROOT);
    }
    String composed = Normalizer.normalize(name, Normalizer.Form.NFC);
    String folded = composed.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    return Normalizer.normalize(folded, Normalizer.Form.NFC);
  }

  /** A folded name in a directory, which is known by number. */
  private record Place(int directory, String folded) {}
}
