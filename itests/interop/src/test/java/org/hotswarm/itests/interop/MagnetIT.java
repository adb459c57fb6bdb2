package org.hotswarm.itests.interop;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Metadata from peers, both ways (BEP 9), then the data. */
@Interop
class MagnetIT {
  @ParameterizedTest(name = "from {0}, through a tracker")
  @EnumSource(names = {"LIBTORRENT", "TRANSMISSION"})
  void weGetMetadataThroughTracker(Client client, Lab lab) {
    Payload payload = lab.fine();
    Payload.Torrent torrent = payload.torrent(Scheme.UDP);
    Opentracker tracker = Opentracker.start(lab, torrent.infoHash());
    client.start(lab, Job.seed(torrent.file(), payload.copyTo(lab.directory("seed"))));
    tracker.awaitSeeds(torrent.infoHash(), 1);
    weGet(lab, torrent.magnet(Scheme.UDP));
  }

  @ParameterizedTest(name = "from {0}, its address in the link")
  @EnumSource(names = {"LIBTORRENT", "TRANSMISSION"})
  void weGetMetadataFromAddress(Client client, Lab lab) {
    Payload payload = lab.fine();
    Payload.Torrent torrent = payload.torrent(Scheme.HTTP);
    Opentracker tracker = Opentracker.start(lab, torrent.infoHash());
    Peer seed = client.start(lab, Job.seed(torrent.file(), payload.copyTo(lab.directory("seed"))));
    tracker.awaitSeeds(torrent.infoHash(), 1);
    weGet(lab, torrent.magnet(seed));
  }

  @ParameterizedTest(name = "{0} gets metadata from us, through a tracker")
  @EnumSource(names = {"LIBTORRENT", "TRANSMISSION"})
  void theyGetMetadataThroughTracker(Client client, Lab lab) {
    Payload payload = lab.fine();
    Payload.Torrent torrent = payload.torrent(Scheme.HTTP);
    Opentracker tracker = Opentracker.start(lab, torrent.infoHash());
    Hotswarm.start(lab, Job.seed(torrent.file(), payload.copyTo(lab.directory("seed"))));
    tracker.awaitSeeds(torrent.infoHash(), 1);
    Path into = lab.directory("into");
    client.start(lab, Job.leech(torrent.magnet(Scheme.HTTP), into)).awaitComplete();
    payload.assertIn(into, client);
  }

  @Test
  void libtorrentGetsMetadataFromOurAddress(Lab lab) {
    Payload payload = lab.fine();
    Payload.Torrent torrent = payload.torrent(Scheme.HTTP);
    Hotswarm seed =
        Hotswarm.start(lab, Job.seed(torrent.file(), payload.copyTo(lab.directory("seed"))));
    seed.awaitSeeding();
    Path into = lab.directory("into");
    Client.LIBTORRENT.start(lab, Job.leech(torrent.magnet(seed), into)).awaitComplete();
    payload.assertIn(into, Client.LIBTORRENT);
  }

  /** transmission does not read x.pe: we go to it. */
  @Test
  void transmissionGetsMetadataOverOurConnection(Lab lab) {
    Payload payload = lab.fine();
    Payload.Torrent torrent = payload.torrent(Scheme.HTTP);
    Path into = lab.directory("into");
    Peer leech = Client.TRANSMISSION.start(lab, Job.leech(torrent.magnet(), into));
    Hotswarm.start(
        lab,
        Job.seed(torrent.file(), payload.copyTo(lab.directory("seed"))),
        "--peer",
        leech.hostPort());
    leech.awaitComplete();
    payload.assertIn(into, Client.TRANSMISSION);
  }

  private static void weGet(Lab lab, String magnet) {
    Path into = lab.directory("into");
    Hotswarm.start(lab, Job.leech(magnet, into)).awaitComplete();
    lab.fine().assertIn(into);
  }
}
