package org.hotswarm.itests.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Another process looks into a download that runs, and changes its parts. */
@Interop
class ModulesIT {
  private static final long MIB = 1024 * 1024;
  private static final long SLOW = MIB / 2;
  private static final String RAREST = "picker.rarest";

  @Test
  void providersAreChosen(Lab lab) throws IOException {
    Payload payload = lab.large();
    Job job = Job.leech(payload.torrent(Scheme.HTTP).file(), lab.directory("into"));
    Libtorrent seed = seed(lab, payload);
    Hotswarm get = Hotswarm.start(lab, job);
    get.awaitDone(MIB);
    assertThat(get.modules(lab)).anyMatch(row -> is(row, "rarest", 1));
    get.modules(lab, "use", "picker=sequential");
    assertThat(get.modules(lab))
        .anyMatch(row -> is(row, "sequential", 1))
        .anyMatch(row -> is(row, "rarest", 0));
    Files.createFile(enough(lab));
    complete(get, seed, job, payload);
  }

  @Test
  void bundlesAreChanged(Lab lab) throws IOException {
    Payload payload = lab.large();
    Job job = Job.leech(payload.torrent(Scheme.HTTP).file(), lab.directory("into"));
    Libtorrent seed = seed(lab, payload);
    Hotswarm get = Hotswarm.start(lab, job);
    get.awaitDone(MIB);
    assertThat(get.modules(lab, "stop", RAREST))
        .singleElement()
        .satisfies(row -> assertThat(row).containsEntry("state", "resolved"));
    assertThat(get.modules(lab))
        .anyMatch(row -> is(row, "sequential", 1))
        .noneMatch(row -> "rarest".equals(row.get("id")));
    get.modules(lab, "start", RAREST);
    get.modules(lab, "update", RAREST);
    assertThat(get.modules(lab)).anyMatch(row -> is(row, "rarest", 1));
    Files.createFile(enough(lab));
    complete(get, seed, job, payload);
  }

  @Test
  void theEngineItselfIsUpdated(Lab lab) throws IOException {
    Payload payload = lab.large();
    Job job = Job.leech(payload.torrent(Scheme.HTTP).file(), lab.directory("into"));
    Libtorrent seed = seed(lab, payload);
    Hotswarm get = Hotswarm.start(lab, job);
    get.awaitDone(2 * MIB);
    get.modules(lab, "update", "engine");
    get.awaitDone(Collections.max(get.progressed()) + 2 * MIB);
    assertThat(get.progressed()).isSorted();
    Files.createFile(enough(lab));
    complete(get, seed, job, payload);
  }

  /** As long as this file is not there, the download is slow enough to outlast every command. */
  private static Path enough(Lab lab) {
    return lab.directory("words").resolve("enough");
  }

  private static Libtorrent seed(Lab lab, Payload payload) {
    Payload.Torrent torrent = payload.torrent(Scheme.HTTP);
    Opentracker tracker = Opentracker.start(lab, torrent.infoHash());
    Job seeding = Job.seed(torrent.file(), payload.copyTo(lab.directory("seed")));
    Libtorrent seed = Libtorrent.startWith(lab, seeding, "upload=" + SLOW, "until=" + enough(lab));
    tracker.awaitSeeds(torrent.infoHash(), 1);
    return seed;
  }

  private static void complete(Hotswarm get, Libtorrent seed, Job job, Payload payload) {
    get.awaitComplete();
    payload.assertIn(job.directory());
    assertThat(seed.stopAndCountUploaded()).isLessThan(payload.size() + 4 * MIB);
  }

  private static boolean is(Map<String, String> row, String id, int places) {
    return "picker".equals(row.get("service"))
        && id.equals(row.get("id"))
        && String.valueOf(places).equals(row.get("places"));
  }
}
