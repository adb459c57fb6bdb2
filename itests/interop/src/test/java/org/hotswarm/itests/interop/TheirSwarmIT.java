package org.hotswarm.itests.interop;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The harness without Hotswarm: the clients and the tracker work together here. */
@Interop(hotswarm = false)
class TheirSwarmIT {
  static Stream<Arguments> pairs() {
    return Stream.of(Client.values())
        .flatMap(client -> Stream.of(Scheme.values()).map(scheme -> Arguments.of(client, scheme)));
  }

  @ParameterizedTest(name = "libtorrent downloads from {0}, found over {1}")
  @MethodSource("pairs")
  void libtorrentDownloads(Client client, Scheme scheme, Lab lab) {
    exchange(lab, client, Client.LIBTORRENT, scheme);
  }

  @ParameterizedTest(name = "{0} downloads from libtorrent, found over {1}")
  @MethodSource("pairs")
  void libtorrentSeeds(Client client, Scheme scheme, Lab lab) {
    exchange(lab, Client.LIBTORRENT, client, scheme);
  }

  private static void exchange(Lab lab, Client seed, Client leech, Scheme scheme) {
    Payload payload = lab.small();
    Payload.Torrent torrent = payload.torrent(scheme);
    Opentracker tracker = Opentracker.start(lab, torrent.infoHash());
    seed.start(lab, Job.seed(torrent.file(), payload.copyTo(lab.directory("seed"))));
    tracker.awaitSeeds(torrent.infoHash(), 1);
    Path into = lab.directory("into");
    leech.start(lab, Job.leech(torrent.file(), into)).awaitComplete();
    payload.assertIn(into, leech);
  }
}
