package org.hotswarm.engine.data;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.hotswarm.api.Urgency.Range;
import org.hotswarm.model.geometry.FileSpan;
import org.hotswarm.model.geometry.Geometry;
import org.hotswarm.model.geometry.PieceSet;

/**
 * The pieces that come before all others: those with a deadline, the earliest first, and then those
 * of ranges, the highest rank first.
 *
 * <p>Owner thread: the torrent's loop, but for {@link #agenda}, which any may ask. Invariants: what
 * is urgent is wanted and not verified.
 */
public final class UrgentPieces {
  private final Pieces pieces;
  private final Geometry geometry;
  private final Map<Integer, Long> due = new HashMap<>();
  private final NavigableMap<Integer, PieceSet> ranks = new TreeMap<>(Comparator.reverseOrder());
  private List<Range> ranges = List.of();
  private volatile Agenda agenda = Agenda.NONE;

  /**
   * What was asked for and is not there yet.
   *
   * @param ranges the highest rank first
   * @param due by piece, in monotonic nanoseconds
   */
  public record Agenda(List<Range> ranges, Map<Integer, Long> due) {
    /** Nothing is urgent. */
    public static final Agenda NONE = new Agenda(List.of(), Map.of());
  }

  /**
   * Nothing is urgent.
   *
   * @param pieces which are missing
   */
  public UrgentPieces(Pieces pieces) {
    this.pieces = pieces;
    this.geometry = pieces.geometry();
  }

  /** Whether something of a range is missing. */
  boolean hasRanges() {
    return !ranks.isEmpty();
  }

  /** What is urgent now. */
  public Agenda agenda() {
    return agenda;
  }

  /** Replaces the ranges. */
  public void order(List<Range> wanted) {
    wanted.forEach(this::check);
    ranges = wanted.stream().sorted(Comparator.comparingInt(Range::rank).reversed()).toList();
    review();
  }

  private void check(Range range) {
    int files = geometry.files().size();
    if (range.file() < 0 || range.file() >= files) {
      throw new IllegalArgumentException(
          "there is no file " + range.file() + "; the last is " + (files - 1));
    }
    long length = geometry.files().get(range.file()).length();
    if (range.length() > length - range.offset()) {
      throw new IllegalArgumentException(
          range + " does not lie in its file, which has " + length + " bytes");
    }
  }

  /** {@code piece} is to be there at {@code nanos}. */
  public void deadline(int piece, long nanos) {
    if (piece < 0 || piece >= geometry.pieceCount()) {
      throw new IllegalArgumentException(
          "there is no piece " + piece + "; the last is " + (geometry.pieceCount() - 1));
    }
    due.put(piece, nanos);
    publish();
  }

  /** {@code piece} has no deadline any more. */
  public void clearDeadline(int piece) {
    due.remove(piece);
    publish();
  }

  /** {@code piece} is verified; the time that was left if it had a deadline. */
  public Optional<Duration> verified(int piece, long now) {
    Optional<Long> deadline = Optional.ofNullable(due.remove(piece));
    boolean ranked = false;
    for (PieceSet set : ranks.values()) {
      ranked |= set.remove(piece);
    }
    if (ranked || deadline.isPresent()) {
      ranks.values().removeIf(PieceSet::isEmpty);
      publish();
    }
    return deadline.map(nanos -> Duration.ofNanos(nanos - now));
  }

  /** What is wanted or verified changed as a whole. */
  public void review() {
    ranks.clear();
    for (Range range : ranges) {
      PieceSet set =
          ranks.computeIfAbsent(range.rank(), rank -> new PieceSet(geometry.pieceCount()));
      for (int piece = first(range); piece <= last(range); piece++) {
        if (pieces.missing().has(piece)) {
          set.add(piece);
        }
      }
    }
    ranks.values().removeIf(PieceSet::isEmpty);
    publish();
  }

  private int first(Range range) {
    return geometry.pieceAt(span(range).offset() + range.offset());
  }

  private int last(Range range) {
    return geometry.pieceAt(span(range).offset() + range.offset() + range.length() - 1);
  }

  private FileSpan span(Range range) {
    return geometry.files().get(range.file());
  }

  private void publish() {
    agenda = new Agenda(ranges.stream().filter(this::isMissingSome).toList(), Map.copyOf(due));
  }

  private boolean isMissingSome(Range range) {
    int missing = pieces.missing().nextSet(first(range));
    return missing >= 0 && missing <= last(range);
  }

  /** The pieces with a deadline that are missing and in {@code there}, the earliest first. */
  List<Integer> due(PieceSet there) {
    return due.entrySet().stream()
        .filter(entry -> there.has(entry.getKey()) && pieces.missing().has(entry.getKey()))
        .sorted(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .toList();
  }

  /** The pieces of the highest rank that has one in {@code there}. */
  Optional<PieceSet> highest(PieceSet there) {
    return ranks.values().stream().filter(set -> set.intersects(there)).findFirst();
  }
}
