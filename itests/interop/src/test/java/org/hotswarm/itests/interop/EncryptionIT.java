package org.hotswarm.itests.interop;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Message stream encryption, insisted on by both sides. */
@Interop
class EncryptionIT {
  @BeforeAll
  static void assumeProvider() {
    assumeThat(Hotswarm.hasBundle("crypt-mse") || Boolean.getBoolean("interop.required")).isTrue();
  }

  @ParameterizedTest(name = "we download from {0}")
  @EnumSource
  void weDownload(Client client, Lab lab) {
    Payload payload = lab.small();
    Payload.Torrent torrent = payload.torrent(Scheme.HTTP);
    Opentracker tracker = Opentracker.start(lab, torrent.infoHash());
    Path data = payload.copyTo(lab.directory("seed"));
    client.start(lab, Job.seed(torrent.file(), data).encrypted());
    tracker.awaitSeeds(torrent.infoHash(), 1);
    Path into = lab.directory("into");
    Hotswarm.start(lab, Job.leech(torrent.file(), into).encrypted()).awaitComplete();
    payload.assertIn(into);
  }

  @ParameterizedTest(name = "{0} downloads from us")
  @EnumSource
  void theyDownload(Client client, Lab lab) {
    Payload payload = lab.small();
    Payload.Torrent torrent = payload.torrent(Scheme.HTTP);
    Opentracker tracker = Opentracker.start(lab, torrent.infoHash());
    Path data = payload.copyTo(lab.directory("seed"));
    Hotswarm.start(lab, Job.seed(torrent.file(), data).encrypted());
    tracker.awaitSeeds(torrent.infoHash(), 1);
    Path into = lab.directory("into");
    client.start(lab, Job.leech(torrent.file(), into).encrypted()).awaitComplete();
    payload.assertIn(into, client);
  }
}
