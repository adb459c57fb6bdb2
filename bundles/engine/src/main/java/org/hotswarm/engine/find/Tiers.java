package org.hotswarm.engine.find;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * The trackers of one torrent in their tiers (BEP 12). Owner thread: the torrent's loop.
 *
 * @param rotations one over all tiers, or one for each
 * @param urls as they were given, by tier
 */
record Tiers(List<Rotation> rotations, List<List<String>> urls) {
  /** Trackers of one torrent; honest ones have less than a hundred. */
  private static final int MOST_TRACKERS = 500;

  /**
   * Shuffles each tier once (BEP 12). URLs that come twice count where they come first; of more
   * than 500 the rest is left out.
   *
   * @param apart whether each tier is announced to (setting {@code announce_to_all_tiers})
   */
  static Tiers of(List<List<String>> urls, boolean apart, RandomGenerator random) {
    Set<String> seen = new HashSet<>();
    List<TrackerEntry> entries = new ArrayList<>();
    int number = 0;
    for (List<String> tier : urls) {
      List<TrackerEntry> shuffled = new ArrayList<>();
      for (String url : tier) {
        if (seen.size() < MOST_TRACKERS && seen.add(url.strip())) {
          shuffled.add(new TrackerEntry(TrackerUrl.of(url), number));
        }
      }
      for (int i = shuffled.size() - 1; i > 0; i--) {
        Collections.swap(shuffled, i, random.nextInt(i + 1));
      }
      number += shuffled.isEmpty() ? 0 : 1;
      entries.addAll(shuffled);
    }
    List<List<String>> given =
        entries.stream()
            .collect(groupingBy(TrackerEntry::tier, TreeMap::new, toList()))
            .values()
            .stream()
            .map(tier -> tier.stream().map(entry -> entry.url().raw()).toList())
            .toList();
    return new Tiers(grouped(entries, apart), given);
  }

  private static List<Rotation> grouped(List<TrackerEntry> entries, boolean apart) {
    return entries.stream()
        .collect(groupingBy(entry -> apart ? entry.tier() : 0, TreeMap::new, toList()))
        .values()
        .stream()
        .map(group -> new Rotation(new ArrayList<>(group)))
        .toList();
  }

  /** The same trackers, with one rotation for each tier or for all. */
  Tiers regrouped(boolean apart) {
    return new Tiers(grouped(entries(), apart), urls);
  }

  /** All of them, in the order they are tried. */
  List<TrackerEntry> entries() {
    return rotations.stream().flatMap(rotation -> rotation.entries().stream()).toList();
  }

  /** The one with that URL, as it was given or as it is shown. */
  Optional<TrackerEntry> find(String url) {
    return entries().stream().filter(entry -> entry.url().isCalled(url)).findFirst();
  }

  /** The rotation that a tracker is in; none if it is no longer one of these. */
  Optional<Rotation> of(TrackerEntry entry) {
    return rotations.stream().filter(rotation -> rotation.entries().contains(entry)).findFirst();
  }

  /**
   * Takes over from {@code before} what is known of trackers that stay, and whose turn it is.
   *
   * @return those that do not stay
   */
  List<TrackerEntry> takeOver(Tiers before) {
    List<TrackerEntry> leaving = new ArrayList<>();
    for (Rotation old : before.rotations) {
      for (TrackerEntry entry : old.entries()) {
        Optional<TrackerEntry> twin = find(entry.url().raw());
        if (twin.isPresent()) {
          entry.tier(twin.get().tier());
          of(twin.get()).ifPresent(rotation -> rotation.takeOver(old, entry, twin.get()));
        } else {
          leaving.add(entry);
        }
      }
    }
    return leaving;
  }
}
