package org.hotswarm.itests.interop;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One seed of ours, two leeches of ours, one of each other client, all at once. */
@Interop
class SwarmIT {
  @Test
  void allFinish(Lab lab) {
    Payload payload = lab.large();
    Payload.Torrent torrent = payload.torrent(Scheme.HTTP);
    Opentracker tracker = Opentracker.start(lab, torrent.infoHash());
    Path data = payload.copyTo(lab.directory("seed"));
    Hotswarm.start(lab, Job.seed(torrent.file(), data));
    tracker.awaitSeeds(torrent.infoHash(), 1);

    Map<Client, Peer> theirs = new EnumMap<>(Client.class);
    for (Client client : Client.values()) {
      theirs.put(client, client.start(lab, Job.leech(torrent.file(), lab.directory("" + client))));
    }
    Hotswarm first = Hotswarm.start(lab, Job.leech(torrent.file(), lab.directory("first")));
    Hotswarm second = Hotswarm.start(lab, Job.leech(torrent.file(), lab.directory("second")));

    first.awaitComplete();
    second.awaitComplete();
    payload.assertIn(lab.directory("first"));
    payload.assertIn(lab.directory("second"));
    theirs.forEach(
        (client, peer) -> {
          peer.awaitComplete();
          payload.assertIn(lab.directory("" + client), client);
        });
  }
}
