package org.hotswarm.engine.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.hotswarm.api.AddTorrent;
import org.hotswarm.api.Torrent;
import org.hotswarm.model.peer.PeerAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whom a torrent hears of, beside those that its own trackers name. */
class IntroductionsTest {
  private static final String PEER = "45.3.3.3:3";

  private final Content content = Content.of(10, 16_384);
  private final Simulation simulation = new Simulation().withPicker().withStore(new Shelf());

  @AfterEach
  void close() {
    simulation.close();
  }

  private AddTorrent request() {
    return AddTorrent.of(content.metainfo(), Simulation.SAVE_PATH);
  }

  @Test
  void trackersOfTheRequestAreAskedBeforeThoseOfTheTorrent() {
    String mine = "http://mine.example/announce";
    simulation.add(
        request().withIntroductions(new AddTorrent.Introductions(List.of(mine), List.of())));
    simulation.pass(1);
    assertThat(simulation.tracker.asked).containsExactly(URI.create(mine));
  }

  @Test
  void peersOfTheRequestAreDialled() {
    simulation.add(
        request().withIntroductions(new AddTorrent.Introductions(List.of(), List.of(PEER))));
    assertThat(simulation.exchange.dialled).hasSize(1);
    simulation.answer(PEER, content, Stranger.FAST);
  }

  @Test
  void peersOfBeforeAreDialledAgain() {
    Torrent torrent = simulation.add(content);
    torrent.connect(Simulation.address("45.3.3.3", 3));
    simulation.answer(PEER, content, Stranger.FAST);
    simulation.pass(1);
    simulation.stop(content.infoHash());
    simulation.exchange.dialled.clear();

    simulation.add(content);
    assertThat(simulation.exchange.dialled.keySet())
        .extracting(PeerAddress::of)
        .containsExactly(Simulation.address("45.3.3.3", 3));
  }
}
