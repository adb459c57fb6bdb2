package org.hotswarm.itests.felix;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.hotswarm.api.Session;
import org.hotswarm.api.TorrentFactory;
import org.hotswarm.itests.load.Course;
import org.hotswarm.itests.load.Ground;
import org.hotswarm.itests.load.Outside;
import org.hotswarm.itests.load.Results;
import org.hotswarm.itests.load.Trial;
import org.hotswarm.itests.load.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every provider is swapped again and again while eight torrents go over forty connections, and
 * nobody notices. Every build makes twenty swaps of each, one every 100 ms. The profile {@code
 * swap-cost} makes two hundred, one every 200 ms, and wants an idle machine.
 */
class SwapUnderLoadIT {
  private static final boolean FULL = Boolean.getBoolean("swaps.full");

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
    assertThat(Verdict.on(results, FULL)).isEmpty();
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
}
