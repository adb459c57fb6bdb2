package org.hotswarm.metainfo;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hotswarm.model.bencode.BDictionary;
import org.hotswarm.model.bencode.BInteger;
import org.hotswarm.model.bencode.BList;
import org.hotswarm.model.bencode.BString;
import org.hotswarm.model.bencode.BValue;

/**
 * Where a torrent says its peers are: trackers, web seeds, DHT nodes. Entries that are no text, are
 * empty or have been named before are left out.
 */
final class Announcements {
  private static final int MAXIMUM_PORT = 0xffff;

  private final BDictionary root;

  Announcements(BDictionary root) {
    this.root = root;
  }

  /** {@code announce-list}, or where it names nobody {@code announce} (BEP 12). */
  List<List<String>> trackerTiers() {
    Set<String> known = new HashSet<>();
    List<List<String>> tiers = new ArrayList<>();
    for (BValue tier : root.list("announce-list").orElse(List.of())) {
      List<String> urls = new ArrayList<>();
      for (BValue entry : entries(tier)) {
        url(entry).filter(known::add).ifPresent(urls::add);
      }
      if (!urls.isEmpty()) {
        tiers.add(urls);
      }
    }
    if (tiers.isEmpty()) {
      root.find("announce").flatMap(Announcements::url).map(List::of).ifPresent(tiers::add);
    }
    return tiers;
  }

  /** {@code url-list}, a list or one string (BEP 19). */
  List<String> webSeeds() {
    Set<String> urls = new LinkedHashSet<>();
    for (BValue entry : root.find("url-list").map(Announcements::entries).orElse(List.of())) {
      url(entry).ifPresent(urls::add);
    }
    return List.copyOf(urls);
  }

  /** {@code nodes}, pairs of host and port (BEP 5). */
  List<String> nodes() {
    Set<String> nodes = new LinkedHashSet<>();
    for (BValue entry : root.list("nodes").orElse(List.of())) {
      if (entry instanceof BList pair) {
        node(pair.values()).ifPresent(nodes::add);
      }
    }
    return List.copyOf(nodes);
  }

  private static Optional<String> node(List<BValue> pair) {
    if (pair.size() != 2 || !(pair.get(1) instanceof BInteger port)) {
      return Optional.empty();
    }
    if (port.value() < 1 || port.value() > MAXIMUM_PORT) {
      return Optional.empty();
    }
    return url(pair.get(0))
        .map(host -> (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port.value());
  }

  /** The elements of a list; a lone value counts as a list of one. */
  private static List<BValue> entries(BValue value) {
    return value instanceof BList list ? list.values() : List.of(value);
  }

  private static Optional<String> url(BValue value) {
    if (!(value instanceof BString string)) {
      return Optional.empty();
    }
    String text = string.utf8().strip();
    boolean usable = !text.isEmpty() && text.chars().noneMatch(Character::isISOControl);
    return usable ? Optional.of(text) : Optional.empty();
  }
}
