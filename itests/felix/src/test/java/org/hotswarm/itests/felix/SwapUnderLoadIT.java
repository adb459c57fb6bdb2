package org.hotswarm.itests.felix;

import static org.assertj.core.api.SoftAssertions.assertSoftly;

import java.nio.file.Files;
import java.nio.file.Path;
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
 * nobody notices. The profile {@code swap-cost} makes ten times as many swaps and prints what they
 * cost.
 */
class SwapUnderLoadIT {
  private static final int STALL_MILLIS = 100;
  private static final int STALL_OF_WIRE_MILLIS = 250;
  private static final double LEAST_RATE = 0.9;
  private static final long MOST_METASPACE = 2 << 20;

  @TempDir Path directory;

  @Test
  void nobodyNotices() throws Exception {
    int each = Integer.getInteger("swaps.each");
    Course course =
        Course.SHORT.withSwaps(each).withSeed(Long.getLong("swaps.seed", Course.SHORT.seed()));
    Realm realm = Realm.start(directory.resolve("bundles"));
    Results results;
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
      results = new Trial(ground, outside, course).run();
    } finally {
      realm.stop();
    }
    System.out.println(results.table());
    Files.writeString(Path.of(System.getProperty("swaps.table")), results.table() + "\n");
    judge(results, each);
  }

  private static void judge(Results results, int each) {
    assertSoftly(
        softly -> {
          softly.assertThat(results.bundles()).hasSizeGreaterThan(10);
          for (String bundle : results.bundles()) {
            softly.assertThat(results.swaps(bundle)).as(bundle).isEqualTo(each);
            if (Boolean.getBoolean("swaps.timed")) {
              int most = bundle.endsWith(".wire") ? STALL_OF_WIRE_MILLIS : STALL_MILLIS;
              softly.assertThat(results.stallMillis(bundle)).as(bundle).isLessThanOrEqualTo(most);
            }
          }
          softly.assertThat(results.failures()).as("transfers that failed").isEmpty();
          softly.assertThat(results.complaints()).as("complaints").isEmpty();
          softly.assertThat(results.theirComplaints()).as("complaints of peers").isEmpty();
          softly.assertThat(results.rateRatio()).as("mean rate").isGreaterThanOrEqualTo(LEAST_RATE);
          softly.assertThat(results.loadersLeft()).as("class loaders left").isZero();
          softly.assertThat(results.threadsLeft()).as("threads left").isEmpty();
          softly.assertThat(results.filesLeft()).as("files left").isLessThanOrEqualTo(0);
          softly
              .assertThat(results.metaspaceGrowth())
              .as("Metaspace")
              .isLessThanOrEqualTo(MOST_METASPACE);
        });
  }
}
