package org.hotswarm.itests.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Extensions come and go while others are connected (BEP 10). */
@Interop
class ExtensionsIT {
  private static final String METADATA = "ext.metadata";
  private static final Map<String, String> CONNECTED = Map.of("type", "peer_connect");

  /**
   * A client that has only a link comes while nobody here serves metadata: our handshake does not
   * name it. When the extension returns, another handshake says so on the connection that is there.
   */
  @ParameterizedTest(name = "{0} uses what came back")
  @EnumSource(names = {"LIBTORRENT", "TRANSMISSION"})
  void metadataReturnsOnALiveConnection(Client client, Lab lab) {
    Payload payload = lab.fine();
    Payload.Torrent torrent = payload.torrent(Scheme.HTTP);
    Opentracker tracker = Opentracker.start(lab, torrent.infoHash());
    Hotswarm seed =
        Hotswarm.start(lab, Job.seed(torrent.file(), payload.copyTo(lab.directory("seed"))));
    tracker.awaitSeeds(torrent.infoHash(), 1);
    seed.modules(lab, "stop", METADATA);
    Path into = lab.directory("into");
    Peer leech = client.start(lab, Job.leech(torrent.magnet(Scheme.HTTP), into));
    seed.awaitEvent(CONNECTED);
    seed.modules(lab, "start", METADATA);
    seed.modules(lab, "stop", METADATA);
    seed.modules(lab, "start", METADATA);
    leech.awaitComplete();
    payload.assertIn(into, client);
    // transmission begins anew, without its connections, once it has metadata.
    int times = client == Client.TRANSMISSION ? 2 : 1;
    assertThat(seed.count(CONNECTED)).as("nobody hung up for it").isEqualTo(times);
  }
}
