package org.hotswarm.itests.interop;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** BEP 29 with libtorrent, the one of the clients that can be kept from using TCP. */
@Interop
class UtpIT {
  private static final String UTP = "transport=utp";

  @BeforeAll
  static void assumeProvider() {
    assumeThat(Hotswarm.hasBundle("transport-utp") || Boolean.getBoolean("interop.required"))
        .isTrue();
  }

  @Test
  void weDownload(Lab lab) {
    Payload payload = lab.small();
    Payload.Torrent torrent = payload.torrent(Scheme.HTTP);
    Opentracker tracker = Opentracker.start(lab, torrent.infoHash());
    Path data = payload.copyTo(lab.directory("seed"));
    Libtorrent.startWith(lab, Job.seed(torrent.file(), data), UTP);
    tracker.awaitSeeds(torrent.infoHash(), 1);
    Path into = lab.directory("into");
    Hotswarm.start(lab, Job.leech(torrent.file(), into)).awaitComplete();
    payload.assertIn(into);
  }

  @Test
  void libtorrentDownloads(Lab lab) {
    Payload payload = lab.small();
    Payload.Torrent torrent = payload.torrent(Scheme.HTTP);
    Opentracker tracker = Opentracker.start(lab, torrent.infoHash());
    Path data = payload.copyTo(lab.directory("seed"));
    Hotswarm.start(lab, Job.seed(torrent.file(), data));
    tracker.awaitSeeds(torrent.infoHash(), 1);
    Path into = lab.directory("into");
    Libtorrent.startWith(lab, Job.leech(torrent.file(), into), UTP).awaitComplete();
    payload.assertIn(into);
  }
}
