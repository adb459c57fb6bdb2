package org.hotswarm.itests.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Whether nobody noticed. On an idle machine 99 of 100 stalls may be as long as is asked. Where it
 * may be busy, 90 of 100 may be {@value #BUSY} times as long, or twice as long as 99 of 100 without
 * swaps; all else is the same.
 */
public final class Verdict {
  private static final int STALL_MILLIS = 100;
  private static final int STALL_OF_WIRE_MILLIS = 250;
  private static final int BUSY = 5;
  private static final int MOST = 99;
  private static final int MOST_WHEN_BUSY = 90;
  private static final double LEAST_RATE = 0.9;
  private static final long MOST_METASPACE = 2 << 20;
  private static final int FEWEST_BUNDLES = 15;

  private final Results results;
  private final boolean idle;
  private final List<String> objections = new ArrayList<>();

  private Verdict(Results results, boolean idle) {
    this.results = results;
    this.idle = idle;
  }

  /**
   * What is wrong; nothing when nobody noticed.
   *
   * @param idle whether the machine does nothing else
   */
  public static List<String> on(Results results, boolean idle) {
    Verdict verdict = new Verdict(results, idle);
    verdict.judgeSwaps();
    verdict.judgeTransfers();
    verdict.judgeRemains();
    return verdict.objections;
  }

  private void judgeSwaps() {
    object(results.bundles().size() < FEWEST_BUNDLES, "bundles", results.bundles());
    for (String bundle : results.bundles()) {
      int swaps = results.swaps(bundle);
      object(swaps != results.course().swaps(), "swaps of " + bundle, swaps);
      double stall = results.stallMillis(bundle, idle ? MOST : MOST_WHEN_BUSY);
      object(stall > stallAllowed(bundle), "milliseconds of stall by " + bundle, stall);
    }
  }

  private double stallAllowed(String bundle) {
    int most = bundle.endsWith(".wire") ? STALL_OF_WIRE_MILLIS : STALL_MILLIS;
    return idle ? most : Math.max(BUSY * most, 2 * results.stallMillisWithout());
  }

  private void judgeTransfers() {
    object(!results.failures().isEmpty(), "transfers that failed", results.failures());
    Map<String, Integer> complaints = results.complaints();
    object(!complaints.isEmpty(), "complaints", complaints);
    Map<String, Integer> theirs = results.theirComplaints();
    object(!theirs.isEmpty(), "complaints of peers", theirs);
    double rate = results.rateRatio();
    object(rate < LEAST_RATE, "rate as a part of that without swaps", rate);
  }

  private void judgeRemains() {
    object(results.loadersLeft() > 0, "class loaders left", results.loadersLeft());
    object(!results.threadsLeft().isEmpty(), "threads left", results.threadsLeft());
    object(results.filesLeft() > 0, "files left", results.filesLeft());
    long metaspace = results.metaspaceGrowth();
    object(metaspace > MOST_METASPACE, "more bytes of Metaspace", metaspace);
  }

  private void object(boolean wrong, String what, Object figure) {
    if (wrong) {
      objections.add(what + ": " + figure);
    }
  }
}
