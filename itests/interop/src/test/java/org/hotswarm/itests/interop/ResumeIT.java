package org.hotswarm.itests.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A download interrupted in the middle goes on where it was. */
@Interop
class ResumeIT {
  private static final long MIB = 1024 * 1024;

  /** What may have been on its way, or in pieces not complete, when the signal came. */
  private static final long MARGIN = 4 * MIB;

  /** Exit code of an unfinished download. */
  private static final int UNFINISHED = 7;

  @Test
  void goesOnAfterInterrupt(Lab lab) {
    Payload payload = lab.large();
    Payload.Torrent torrent = payload.torrent(Scheme.HTTP);
    Opentracker tracker = Opentracker.start(lab, torrent.infoHash());
    Job seeding = Job.seed(torrent.file(), payload.copyTo(lab.directory("seed")));
    Libtorrent seed = Libtorrent.startWith(lab, seeding, "upload=" + 10 * MIB);
    tracker.awaitSeeds(torrent.infoHash(), 1);
    Job job = Job.leech(torrent.file(), lab.directory("into"));
    String address = lab.nextAddress();

    Hotswarm first = Hotswarm.startOn(lab, address, job);
    first.awaitDone(16 * MIB);
    assertThat(first.interrupt()).isEqualTo(UNFINISHED);
    List<Long> before = first.progressed();
    long reached = before.get(before.size() - 1);
    assertThat(reached).isBetween(16 * MIB, payload.size() - 8 * MIB);

    Hotswarm second = Hotswarm.startOn(lab, address, job);
    second.awaitComplete();
    assertThat(second.progressed().get(0)).isGreaterThan(reached - MARGIN);
    payload.assertIn(job.directory());
    assertThat(seed.stopAndCountUploaded()).isLessThan(payload.size() + MARGIN);
  }
}
