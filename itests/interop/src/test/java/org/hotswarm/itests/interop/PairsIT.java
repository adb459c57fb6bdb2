package org.hotswarm.itests.interop;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** 64 MiB from each client and to each client, found through a tracker. */
@Interop
class PairsIT {
  static Stream<Arguments> pairs() {
    return Stream.of(Client.values())
        .flatMap(client -> Stream.of(Scheme.values()).map(scheme -> Arguments.of(client, scheme)));
  }

  @ParameterizedTest(name = "we download from {0}, found over {1}")
  @MethodSource("pairs")
  void weDownload(Client client, Scheme scheme, Lab lab) {
    Payload payload = lab.large();
    Payload.Torrent torrent = payload.torrent(scheme);
    Opentracker tracker = Opentracker.start(lab, torrent.infoHash());
    client.start(lab, Job.seed(torrent.file(), payload.copyTo(lab.directory("seed"))));
    tracker.awaitSeeds(torrent.infoHash(), 1);
    Path into = lab.directory("into");
    Hotswarm.start(lab, Job.leech(torrent.file(), into)).awaitComplete();
    payload.assertIn(into);
  }

  @ParameterizedTest(name = "{0} downloads from us, found over {1}")
  @MethodSource("pairs")
  void theyDownload(Client client, Scheme scheme, Lab lab) {
    Payload payload = lab.large();
    Payload.Torrent torrent = payload.torrent(scheme);
    Opentracker tracker = Opentracker.start(lab, torrent.infoHash());
    Path data = payload.copyTo(lab.directory("seed"));
    Hotswarm.start(lab, Job.seed(torrent.file(), data));
    tracker.awaitSeeds(torrent.infoHash(), 1);
    Path into = lab.directory("into");
    client.start(lab, Job.leech(torrent.file(), into)).awaitComplete();
    payload.assertIn(into, client);
    payload.assertIn(data);
  }
}
