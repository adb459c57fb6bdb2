package org.hotswarm.itests.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.hotswarm.api.status.TorrentStatus;
import org.osgi.framework.BundleException;

/**
 * One segment: the load begins, swaps are made or not for as long, what is left comes without
 * limit, and all is compared.
 */
final class Round {
  private static final Duration CALM = Duration.ofMillis(1200);
  private static final int FINISH_SECONDS = 60;
  private static final String CONTROL = "";

  /**
   * What is to be done.
   *
   * @param deck what is swapped; empty for nothing
   * @param periods how many of them there are at most
   */
  record Task(Optional<Deck> deck, int periods) {}

  private record Made(Optional<Part> part, Optional<Kind> kind, long nanos, long call) {}

  /** Statuses are renewed once a second. */
  private static final Duration BETWEEN_STATUSES = Duration.ofSeconds(1);

  /** As long as peers come, little flows. */
  private static final int SLOW_START = 8;

  private final Course course;
  private final Load load;
  private final SwarmProcess swarm;
  private final Witness witness;
  private final Random random;
  private final List<Made> made = new ArrayList<>();
  private final List<Long> redundant = new ArrayList<>();
  private final Map<String, Integer> verified = new TreeMap<>();

  Round(Course course, Load load, SwarmProcess swarm, Witness witness, Random random) {
    this.course = course;
    this.load = load;
    this.swarm = swarm;
    this.witness = witness;
    this.random = random;
  }

  /** Does {@code task}, and brings {@code parts} back to what they were. */
  Segment run(Task task, List<Part> parts) throws Exception {
    Optional<Deck> deck = task.deck();
    swarm.limit(course.rate() / SLOW_START);
    load.begin();
    swarm.limit(course.rate());
    Patience.until(System.nanoTime() + CALM.toNanos());
    Set<String> connections = load.connections();
    forget();
    long start = System.nanoTime();
    for (int period = 0; period < task.periods(); period++) {
      Patience.until(start + period * course.times().period().toNanos());
      if (deck.isPresent() && deck.get().isEmpty()) {
        break;
      }
      redundant.add(redundant());
      made.add(make(deck.flatMap(Deck::draw)));
      watchVerified();
    }
    Patience.until(start + made.size() * course.times().period().toNanos());
    long end = System.nanoTime();
    Patience.until(end + CALM.toNanos());
    watchVerified();
    redundant.add(redundant());
    if (!load.connections().equals(connections)) {
      witness.complain("connections are not the same as before");
    }
    int slowCalls = witness.takeSlowCalls();
    Map<String, Integer> complaints = witness.takeComplaints();
    Map<String, Integer> theirs = swarm.complaints();
    List<Witness.Reported> reports = witness.takeReports();
    for (Part part : parts) {
      part.settle();
    }
    swarm.limit(0);
    List<String> failures = load.finish(FINISH_SECONDS);
    Flow blocks = new Flow(witness.takeBlocks());
    Flow pieces = new Flow(witness.takePieces());
    load.end();
    return new Segment(
        deck.isPresent(),
        swaps(end, reports, blocks, pieces),
        pieces.count(start, end),
        end - start,
        redundant.get(made.size()) - redundant.get(0),
        slowCalls,
        complaints,
        theirs,
        failures);
  }

  private void forget() throws Exception {
    witness.takeSlowCalls();
    witness.takeComplaints();
    witness.takeReports();
    swarm.complaints();
  }

  private long redundant() {
    return load.status().stream()
        .mapToLong(status -> status.traffic().redundant() + status.traffic().failed())
        .sum();
  }

  private Made make(Optional<Part> part) throws BundleException {
    long before = System.nanoTime();
    Optional<Kind> kind = part.map(drawn -> drawn.next(random));
    if (part.isPresent()) {
      part.get().swap(kind.get(), random);
    }
    return new Made(part, kind, before, System.nanoTime() - before);
  }

  /** Verified pieces never get fewer. */
  private void watchVerified() {
    for (TorrentStatus status : load.status()) {
      int now = status.progress().pieces();
      Integer before = verified.put(status.name(), now);
      if (before != null && before > now) {
        witness.complain("verified pieces got fewer: " + before + " to " + now);
      }
    }
  }

  private List<Swap> swaps(long end, List<Witness.Reported> reports, Flow blocks, Flow pieces) {
    List<Swap> swaps = new ArrayList<>();
    for (int i = 0; i < made.size(); i++) {
      Made one = made.get(i);
      long next = i + 1 < made.size() ? made.get(i + 1).nanos() : end;
      List<Witness.Reported> own =
          reports.stream()
              .filter(report -> report.nanos() >= one.nanos() && report.nanos() < next)
              .toList();
      swaps.add(
          new Swap(
              one.part().map(Part::name).orElse(CONTROL),
              one.kind().orElse(null),
              longest(own, true),
              longest(own, false),
              one.call(),
              blocks.longestStall(one.nanos(), next),
              pieces.longestStall(one.nanos(), next),
              twice(i),
              pieces.count(one.nanos(), next),
              next - one.nanos()));
    }
    return swaps;
  }

  /** What was counted from that swap on until statuses were renewed, divided among its like. */
  private double twice(int swap) {
    int periods = Math.toIntExact(BETWEEN_STATUSES.dividedBy(course.times().period()));
    int last = Math.min(made.size(), swap + periods);
    double counted = redundant.get(last) - redundant.get(swap);
    return counted / periods;
  }

  private static long longest(List<Witness.Reported> reports, boolean drain) {
    return reports.stream()
        .map(reported -> reported.report().places())
        .map(places -> drain ? places.drain() : places.gap())
        .mapToLong(Duration::toNanos)
        .max()
        .orElse(0);
  }
}
