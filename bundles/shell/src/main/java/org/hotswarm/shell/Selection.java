package org.hotswarm.shell;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.hotswarm.api.Torrent;

/**
 * Torrents by what a user calls them: the number in {@code ls}, the beginning of the info-hash, or
 * {@code all}.
 */
final class Selection {
  private static final int LEAST_HASH = 4;

  private Selection() {}

  /** Those named, each once, in the order named. */
  static List<Torrent> of(List<Torrent> all, String... names) throws Mistake {
    if (names.length == 0) {
      throw new Mistake("name a torrent: its number in hotswarm:ls, its info-hash, or all");
    }
    Set<Torrent> selected = new LinkedHashSet<>();
    for (String name : names) {
      selected.addAll(name.equals("all") ? all : List.of(one(all, name)));
    }
    return new ArrayList<>(selected);
  }

  /** The only one named. */
  static Torrent one(List<Torrent> all, String... names) throws Mistake {
    List<Torrent> selected = names.length == 1 ? matching(all, names[0]) : of(all, names);
    if (selected.isEmpty()) {
      throw new Mistake("there is no torrent '" + names[0] + "'; hotswarm:ls lists them");
    }
    if (selected.size() > 1) {
      throw new Mistake("that names " + selected.size() + " torrents; name one");
    }
    return selected.get(0);
  }

  private static List<Torrent> matching(List<Torrent> all, String name) {
    if (name.equals("all")) {
      return all;
    }
    if (name.matches("[0-9]{1,3}")) {
      int number = Integer.parseInt(name);
      return number >= 1 && number <= all.size() ? List.of(all.get(number - 1)) : List.of();
    }
    String start = name.toLowerCase(Locale.ROOT);
    return all.stream()
        .filter(torrent -> start.length() >= LEAST_HASH)
        .filter(torrent -> torrent.infoHash().hex().startsWith(start))
        .toList();
  }
}
