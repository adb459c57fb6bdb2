package org.hotswarm.itests.felix;

import static org.assertj.core.api.SoftAssertions.assertSoftly;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.api.SoftAssertions;
import org.hotswarm.api.Session;
import org.hotswarm.api.TorrentFactory;
import org.hotswarm.itests.load.Course;
import org.hotswarm.itests.load.Ground;
import org.hotswarm.itests.load.Outside;
import org.hotswarm.itests.load.Results;
import org.hotswarm.itests.load.Trial;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every provider is swapped again and again while eight torrents go over forty connections, and
 * nobody notices. Every build makes twenty swaps of each, one every 100 ms. The profile {@code
 * swap-cost} makes two hundred, one every 200 ms, and is to be run on an idle machine: the longest
 * stalls that it allows are meant for that, and a build, which may share its machine, allows
 * {@value #BUSY} times as much, or twice what is seen without swaps.
 */
class SwapUnderLoadIT {
  private static final boolean FULL = Boolean.getBoolean("swaps.full");
  private static final int STALL_MILLIS = 100;
  private static final int STALL_OF_WIRE_MILLIS = 250;
  private static final int BUSY = 5;
  private static final double LEAST_RATE = 0.9;
  private static final long MOST_METASPACE = 2 << 20;

  @TempDir Path directory;

  @Test
  void nobodyNotices() throws Exception {
    Course usual = FULL ? Course.FULL : Course.SHORT;
    Course course =
        usual
            .withSwaps(Integer.getInteger("swaps.each", usual.swaps()))
            .withSeed(Long.getLong("swaps.seed", usual.seed()));
    Results results = run(course);
    System.out.println(results.table());
    Files.writeString(Path.of(System.getProperty("swaps.table")), results.table() + "\n");
    assertSoftly(
        softly -> {
          judgeSwaps(results, course.swaps(), softly);
          judgeTransfers(results, softly);
          judgeRemains(results, softly);
        });
  }

  private Results run(Course course) throws Exception {
    Realm realm = Realm.start(directory.resolve("bundles"));
    try {
      Ground ground =
          new Ground(
              realm.context(),
              realm.service(Session.class),
              realm.service(TorrentFactory.class),
              directory);
      Outside outside =
          new Outside(
              System.getProperty("java.class.path"),
              Path.of(System.getProperty("hotswarm.bundles")),
              System.getProperty("slf4j.version"));
      return new Trial(ground, outside, course).run();
    } finally {
      realm.stop();
    }
  }

  private static void judgeSwaps(Results results, int each, SoftAssertions softly) {
    softly.assertThat(results.bundles()).hasSizeGreaterThan(14);
    for (String bundle : results.bundles()) {
      softly.assertThat(results.swaps(bundle)).as(bundle).isEqualTo(each);
      int most = bundle.endsWith(".wire") ? STALL_OF_WIRE_MILLIS : STALL_MILLIS;
      double allowed = FULL ? most : Math.max(BUSY * most, 2 * results.stallMillisWithout());
      softly
          .assertThat(results.stallMillis(bundle))
          .as("stall, %s", bundle)
          .isLessThanOrEqualTo(allowed);
    }
  }

  private static void judgeTransfers(Results results, SoftAssertions softly) {
    softly.assertThat(results.failures()).as("transfers that failed").isEmpty();
    softly.assertThat(unexpected(results.complaints())).as("complaints").isEmpty();
    softly.assertThat(results.theirComplaints()).as("complaints of peers").isEmpty();
    softly.assertThat(results.rateRatio()).as("mean rate").isGreaterThanOrEqualTo(LEAST_RATE);
  }

  /** Calls that find a provider away are told of, and made again later. */
  private static Map<String, Integer> unexpected(Map<String, Integer> complaints) {
    Map<String, Integer> unexpected = new TreeMap<>(complaints);
    unexpected
        .keySet()
        .removeIf(
            what ->
                what.startsWith("an application was refused: ")
                    || what.startsWith("tracker_error: ")
                    || what.startsWith("fastresume_rejected: not saved: "));
    return unexpected;
  }

  private static void judgeRemains(Results results, SoftAssertions softly) {
    softly.assertThat(results.loadersLeft()).as("class loaders left").isZero();
    softly.assertThat(results.threadsLeft()).as("threads left").isEmpty();
    softly.assertThat(results.filesLeft()).as("files left").isLessThanOrEqualTo(0);
    softly
        .assertThat(results.metaspaceGrowth())
        .as("Metaspace")
        .isLessThanOrEqualTo(MOST_METASPACE);
  }
}
