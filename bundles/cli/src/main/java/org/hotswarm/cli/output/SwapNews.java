package org.hotswarm.cli.output;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hotswarm.api.module.SwapReport;
import org.hotswarm.api.module.SwapReport.Outcome;
import org.hotswarm.api.module.SwapReport.Places;
import org.hotswarm.api.module.SwapReport.State;
import org.hotswarm.model.hash.InfoHash;

/**
 * What changed hands, told to a person once it is quiet again, at least once a second. Reports that
 * belong together become one: the same step in several places, and steps that follow one another.
 */
public final class SwapNews {
  private static final long LONGEST_NANOS = 1_000_000_000L;

  private final List<SwapReport> kept = new ArrayList<>();
  private boolean moreCame;
  private boolean waiting;
  private long since;

  /** One more. */
  public void add(SwapReport report) {
    moreCame = true;
    for (int i = kept.size() - 1; i >= 0; i--) {
      Optional<SwapReport> both = merged(kept.get(i), report);
      if (both.isPresent()) {
        kept.set(i, both.get());
        return;
      }
    }
    kept.add(report);
  }

  /** Lines to show now; asked several times a second. */
  List<String> due(long nanos) {
    if (kept.isEmpty()) {
      return List.of();
    }
    since = waiting ? since : nanos;
    waiting = true;
    boolean quiet = !moreCame;
    moreCame = false;
    return quiet || nanos - since >= LONGEST_NANOS ? all() : List.of();
  }

  /** All lines there are, however new. */
  List<String> all() {
    return take().stream().map(SwapReport::words).toList();
  }

  /** All there are, those that belong together made one. */
  public List<SwapReport> take() {
    List<SwapReport> all = List.copyOf(kept);
    kept.clear();
    waiting = false;
    return all;
  }

  private static Optional<SwapReport> merged(SwapReport before, SwapReport after) {
    if (!before.service().equals(after.service())) {
      return Optional.empty();
    }
    boolean refusal = before.outcome() == Outcome.REFUSED || after.outcome() == Outcome.REFUSED;
    boolean same = before.from().equals(after.from()) && before.to().equals(after.to());
    if (same && before.outcome() == after.outcome()) {
      int count = before.places().count() + after.places().count();
      return Optional.of(merged(before, after, count));
    }
    boolean next = before.to().equals(after.from());
    boolean parkedMeanwhile =
        before.outcome() == Outcome.PARKED && before.from().equals(after.from());
    if (!refusal && (next || parkedMeanwhile)) {
      int count = Math.max(before.places().count(), after.places().count());
      return Optional.of(merged(before, after, count));
    }
    return Optional.empty();
  }

  private static SwapReport merged(SwapReport before, SwapReport after, int count) {
    List<InfoHash> torrents =
        Stream.concat(before.places().torrents().stream(), after.places().torrents().stream())
            .distinct()
            .toList();
    Duration drain = longer(before.places().drain(), after.places().drain());
    Duration gap = longer(before.places().gap(), after.places().gap());
    boolean dropped = before.state() == State.DROPPED || after.state() == State.DROPPED;
    return new SwapReport(
        after.service(),
        before.from(),
        after.to(),
        after.outcome(),
        dropped ? State.DROPPED : after.state(),
        new Places(count, torrents, drain, gap),
        reason(before.reason(), after.reason()));
  }

  private static String reason(String before, String after) {
    if (before.contains(after)) {
      return before;
    }
    return before.isEmpty() ? after : before + "; " + after;
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }
}
