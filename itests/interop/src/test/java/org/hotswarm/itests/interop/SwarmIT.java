package org.hotswarm.itests.interop;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** One seed of ours, three leeches of ours, one of each other client, all at once. */
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
    Map<String, Hotswarm> ours = new TreeMap<>();
    for (String name : List.of("first", "second", "third")) {
      ours.put(name, Hotswarm.start(lab, Job.leech(torrent.file(), lab.directory(name))));
    }

    ours.forEach(
        (name, peer) -> {
          peer.awaitComplete();
          payload.assertIn(lab.directory(name));
        });
    theirs.forEach(
        (client, peer) -> {
          peer.awaitComplete();
          payload.assertIn(lab.directory("" + client), client);
        });
  }
}
