package org.hotswarm.itests.load;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a trial came to. */
public final class Results {
  private static final double MILLI = 1e6;
  private static final int LONGEST = 8;
  private static final long MIB = 1 << 20;
  private static final long PIECE = 32 << 10;
  private static final double BLOCK = 16 << 10;

  /**
   * What was left behind.
   *
   * @param loaders class loaders that should be gone
   * @param before what was held before the first swap that counts
   * @param after what is held now
   */
  record Leaks(Loaders loaders, Resources before, Resources after) {}

  private final Course course;
  private final List<Part> parts;
  private final List<Segment> segments;
  private final Leaks leaks;

  Results(Course course, List<Part> parts, List<Segment> segments, Leaks leaks) {
    this.course = course;
    this.parts = parts;
    this.segments = segments;
    this.leaks = leaks;
  }

  /** What was tried. */
  Course course() {
    return course;
  }

  private Stream<Segment> segments(boolean swapped) {
    return segments.stream().filter(segment -> segment.swapped() == swapped);
  }

  private List<Swap> swaps(Part part) {
    return swaps().stream().filter(swap -> part.is(swap.part())).toList();
  }

  private List<Swap> swaps() {
    return segments(true).flatMap(segment -> segment.swaps().stream()).toList();
  }

  private List<Swap> periods() {
    return segments(false).flatMap(segment -> segment.swaps().stream()).toList();
  }

  /** Symbolic names of the bundles that were swapped. */
  public List<String> bundles() {
    return parts.stream().map(Part::name).toList();
  }

  /** How often that bundle was swapped. */
  public int swaps(String bundle) {
    return (int)
        parts.stream()
            .filter(part -> part.is(bundle))
            .flatMap(part -> swaps(part).stream())
            .count();
  }

  /** Transfers that did not end well. */
  public List<String> failures() {
    return segments.stream().flatMap(segment -> segment.failures().stream()).toList();
  }

  /** What this side complained of during swaps, and how often. */
  public Map<String, Integer> complaints() {
    return sum(segments(true).map(Segment::complaints).toList());
  }

  /** What the other side complained of during swaps, and how often. */
  public Map<String, Integer> theirComplaints() {
    return sum(segments(true).map(Segment::theirs).toList());
  }

  private static Map<String, Integer> sum(List<Map<String, Integer>> all) {
    Map<String, Integer> sum = new TreeMap<>();
    all.forEach(one -> one.forEach((what, count) -> sum.merge(what, count, Integer::sum)));
    return sum;
  }

  /** Longest stall of a torrent after a swap of that bundle: so many of 100 are no longer. */
  public double stallMillis(String bundle, int ofHundred) {
    return parts.stream()
        .filter(part -> part.is(bundle))
        .mapToDouble(part -> percentile(swaps(part), ofHundred / 100.0, Swap::stall))
        .max()
        .orElse(0);
  }

  /** The longest in as much time without swaps: 99 of 100 are no longer. */
  public double stallMillisWithout() {
    return percentile(periods(), 0.99, Swap::stall);
  }

  /** Mean rate with swaps as a part of that without. */
  public double rateRatio() {
    return rate(true) / rate(false);
  }

  private double rate(boolean swapped) {
    long pieces = segments(swapped).mapToLong(Segment::pieces).sum();
    long nanos = segments(swapped).mapToLong(Segment::nanos).sum();
    return pieces * PIECE * 1e9 / MIB / nanos;
  }

  /** Bytes that came twice or were wrong while providers were swapped. */
  public long redundant() {
    return segments(true).mapToLong(Segment::redundant).sum();
  }

  private String longestStalls() {
    return swaps().stream()
        .sorted(Comparator.comparingLong(Swap::stall).reversed())
        .limit(LONGEST)
        .map(swap -> "%.0f ms, %s of %s".formatted(swap.stall() / MILLI, swap.kind(), swap.part()))
        .collect(Collectors.joining("; "));
  }

  private int slowCalls(boolean swapped) {
    return segments(swapped).mapToInt(Segment::slowCalls).sum();
  }

  /** Class loaders of bundles that are no more, and are still there. */
  public int loadersLeft() {
    return parts.stream().mapToInt(leaks.loaders()::left).sum();
  }

  /** Threads that were not there before. */
  public List<String> threadsLeft() {
    return leaks.after().moreThreadsThan(leaks.before());
  }

  /** Open files more than before. */
  public int filesLeft() {
    return leaks.after().files() - leaks.before().files();
  }

  /** Bytes of classes more than before. */
  public long metaspaceGrowth() {
    return leaks.after().metaspace() - leaks.before().metaspace();
  }

  private static double percentile(List<Swap> swaps, double part, ToLongFunction<Swap> figure) {
    long[] sorted = swaps.stream().mapToLong(figure).sorted().toArray();
    int index = (int) Math.ceil(part * sorted.length) - 1;
    return sorted.length == 0 ? 0 : sorted[Math.max(0, index)] / MILLI;
  }

  /** Blocks for each swap. */
  private static double twice(List<Swap> swaps) {
    return swaps.stream().mapToDouble(Swap::twice).average().orElse(0) / BLOCK;
  }

  /** The table "What a swap costs", in Markdown, and what does not fit into it. */
  public String table() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "| bundle | swaps | call, ms | drain, ms | gap, ms: median | p99 | longest"
            + " | stall, ms: p99 | longest | standstill, ms: p99 | longest | twice, blocks | rate | loaders left |");
    lines.add("|---".repeat(14) + "|");
    for (Part part : parts) {
      String name = part.name().replace("org.hotswarm.", "").replace('.', '-');
      lines.add(row(name, swaps(part), leaks.loaders().left(part), leaks.loaders().count(part)));
    }
    int loaders = parts.stream().mapToInt(leaks.loaders()::count).sum();
    lines.add(row("all of them", swaps(), loadersLeft(), loaders));
    List<Swap> control = periods();
    lines.add(
        "| without swaps | | | | | | | %.0f | %.0f | %.0f | %.0f | %.2f | 100 %% | |"
            .formatted(
                percentile(control, 0.99, Swap::stall),
                percentile(control, 1, Swap::stall),
                percentile(control, 0.99, Swap::standstill),
                percentile(control, 1, Swap::standstill),
                twice(control)));
    lines.add("");
    lines.addAll(words());
    return String.join("\n", lines);
  }

  private String row(String name, List<Swap> swaps, int loadersLeft, int loaders) {
    double pieces = swaps.stream().mapToLong(Swap::pieces).sum();
    double nanos = swaps.stream().mapToLong(Swap::nanos).sum();
    double rate = nanos == 0 ? 0 : pieces * PIECE * 1e9 / MIB / nanos;
    return "| %s | %d | %.1f | %.1f | %.1f | %.1f | %.1f | %.0f | %.0f | %.0f | %.0f | %.2f | %.0f %% | %d of %d |"
        .formatted(
            name,
            swaps.size(),
            percentile(swaps, 0.5, Swap::call),
            percentile(swaps, 0.5, Swap::drain),
            percentile(swaps, 0.5, Swap::gap),
            percentile(swaps, 0.99, Swap::gap),
            percentile(swaps, 1, Swap::gap),
            percentile(swaps, 0.99, Swap::stall),
            percentile(swaps, 1, Swap::stall),
            percentile(swaps, 0.99, Swap::standstill),
            percentile(swaps, 1, Swap::standstill),
            twice(swaps),
            100 * rate / rate(false),
            loadersLeft,
            loaders);
  }

  private List<String> words() {
    int made = swaps().size();
    return List.of(
        "%d swaps, %.1f a second, order of chance %d."
            .formatted(made, made * 1e9 / swappedNanos(), course.seed()),
        "Mean rate with swaps %.2f MiB/s, without %.2f MiB/s: %.1f %%."
            .formatted(rate(true), rate(false), 100 * rateRatio()),
        "Bytes that came twice: %d with swaps (%.1f per swap), %d without."
            .formatted(
                redundant(),
                (double) redundant() / Math.max(1, made),
                segments(false).mapToLong(Segment::redundant).sum()),
        "Calls into providers of more than 100 ms: %d with swaps, %d without."
            .formatted(slowCalls(true), slowCalls(false)),
        "Longest stalls: " + longestStalls() + ".",
        "Transfers that failed: " + failures(),
        "Complaints of this side: " + complaints() + ", of the peers: " + theirComplaints(),
        "The same without swaps: "
            + sum(segments(false).map(Segment::complaints).toList())
            + ", "
            + sum(segments(false).map(Segment::theirs).toList()),
        "Left behind: class loaders %d, threads %s, files %d, Metaspace %.2f MiB."
            .formatted(
                loadersLeft(), threadsLeft(), filesLeft(), (double) metaspaceGrowth() / MIB));
  }

  private double swappedNanos() {
    return segments(true).mapToLong(Segment::nanos).sum();
  }
}
