package org.hotswarm.itests.interop;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** v2 and hybrid torrents (BEP 52) made by libtorrent, exchanged with it both ways. */
@Interop
class VersionTwoIT {
  @ParameterizedTest
  @ValueSource(strings = {"v2", "hybrid"})
  void weDownload(String kind, Lab lab) {
    Payload payload = lab.small();
    Path torrent = make(lab, kind);
    String infoHash = announced(lab, torrent);
    Opentracker tracker = Opentracker.start(lab, infoHash);
    Path data = payload.copyTo(lab.directory("seed"));
    Client.LIBTORRENT.start(lab, Job.seed(torrent, data));
    tracker.awaitSeeds(infoHash, 1);
    Path into = lab.directory("into");
    Hotswarm.start(lab, Job.leech(torrent, into)).awaitComplete();
    payload.assertIn(into);
  }

  @ParameterizedTest
  @ValueSource(strings = {"v2", "hybrid"})
  void libtorrentDownloads(String kind, Lab lab) {
    Payload payload = lab.small();
    Path torrent = make(lab, kind);
    String infoHash = announced(lab, torrent);
    Opentracker tracker = Opentracker.start(lab, infoHash);
    Path data = payload.copyTo(lab.directory("seed"));
    Hotswarm.start(lab, Job.seed(torrent, data));
    tracker.awaitSeeds(infoHash, 1);
    Path into = lab.directory("into");
    Client.LIBTORRENT.start(lab, Job.leech(torrent, into)).awaitComplete();
    payload.assertIn(into, Client.LIBTORRENT);
  }

  private static Path make(Lab lab, String kind) {
    Path torrent = lab.directory("made").resolve(kind + ".torrent");
    Libtorrent.make(lab, kind, lab.small().files(), torrent);
    return torrent;
  }

  /** The hash trackers are asked for: v1's where there is one, else the first 20 bytes of v2's. */
  private static String announced(Lab lab, Path torrent) {
    List<String> shown = Libtorrent.show(lab, torrent);
    return shown.stream()
        .filter(line -> line.matches("v[12] [0-9a-f]+"))
        .map(line -> line.substring("v1 ".length()).substring(0, 40))
        .findFirst()
        .orElseThrow();
  }
}
