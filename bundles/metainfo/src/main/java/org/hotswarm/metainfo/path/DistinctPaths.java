package org.hotswarm.metainfo.path;

import java.text.Normalizer;
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
 * <p>First {@link #directoryOf} for every file, then {@link #claim} for every file.
 */
public final class DistinctPaths {
  private static final int ROOT = 0;

  private final int renameLimit;
  private final Map<Place, Integer> directories = new HashMap<>();
  private final Set<Place> files = new HashSet<>();
  private final Map<Place, Integer> lastNumbers = new HashMap<>();
  private List<String> lastParent = List.of();
  private int lastDirectory = ROOT;
  private int renamed;

  /**
   * @param renameLimit files renamed before the torrent is refused
   */
  public DistinctPaths(int renameLimit) {
    this.renameLimit = renameLimit;
  }

  /** The number of the directory that all but the last element of {@code path} name. */
  public int directoryOf(List<String> path) {
    List<String> parent = path.subList(0, path.size() - 1);
    if (!parent.equals(lastParent)) {
      int directory = ROOT;
      for (String element : parent) {
        int next = directories.size() + 1;
        Integer known = directories.putIfAbsent(new Place(directory, fold(element)), next);
        directory = known == null ? next : known;
      }
      lastParent = parent;
      lastDirectory = directory;
    }
    return lastDirectory;
  }

  /**
   * The name under which a file is kept: {@code name} itself, or another.
   *
   * @param directory number of its directory
   * @throws MetainfoException when more files would be renamed than the limit allows
   */
  public String claim(int directory, String name) throws MetainfoException {
    Place wanted = new Place(directory, fold(name));
    if (take(wanted)) {
      return name;
    }
    if (++renamed > renameLimit) {
      throw new MetainfoException(
          MetainfoException.Kind.TORRENT,
          "info.files has more than " + renameLimit + " names that are there already");
    }
    return freeName(wanted, name);
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

  /** The same for all spellings that some file system takes for one. */
  static String fold(String name) {
    if (isAscii(name)) {
      return name.toLowerCase(Locale.ROOT);
    }
    String composed = Normalizer.normalize(name, Normalizer.Form.NFC);
    String folded = composed.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    return Normalizer.normalize(folded, Normalizer.Form.NFC);
  }

  private static boolean isAscii(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (name.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  /**
   * A folded name in a directory, which is known by number. It has an order, so that a hash table
   * stays fast even if a torrent chooses names whose hash codes are all the same.
   */
  private record Place(int directory, String folded) implements Comparable<Place> {
    /** Odd and large, so that neighbouring directories do not share hash codes. */
    private static final int SPREAD = 0x9e3779b1;

    @Override
    public int hashCode() {
      return directory * SPREAD + folded.hashCode();
    }

    @Override
    public int compareTo(Place other) {
      int byName = folded.compareTo(other.folded);
      return byName != 0 ? byName : Integer.compare(directory, other.directory);
    }
  }
}
