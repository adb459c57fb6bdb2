package org.hotswarm.engine.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.hotswarm.api.AddTorrent;
import org.hotswarm.api.Torrent;
import org.hotswarm.api.alert.TorrentAlert;
import org.hotswarm.api.status.TorrentState;
import org.hotswarm.model.wire.Bitfield;
import org.hotswarm.model.wire.HaveAll;
import org.hotswarm.model.wire.NotInterested;
import org.hotswarm.model.wire.Request;
import org.hotswarm.model.wire.Unchoke;
import org.hotswarm.spi.tracker.AnnounceRequest.Event;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Torrents of which only some files are wanted. */
class SelectionTest {
  private static final int BLOCK = 16_384;

  /** The second file begins in the middle of piece 2. */
  private final Content content =
      Content.of(2 * BLOCK, false, 5 * BLOCK, 4 * BLOCK, 3 * BLOCK + 17);

  private final Shelf shelf = new Shelf();
  private final Simulation simulation = new Simulation().withPicker().withStore(shelf);

  @AfterEach
  void close() {
    simulation.close();
  }

  private Torrent add() {
    return simulation.add(
        AddTorrent.of(content.metainfo(), Simulation.SAVE_PATH).withWanted(List.of(0)));
  }

  private List<Integer> download(Stranger seed) {
    List<Integer> pieces = new ArrayList<>();
    while (seed.answer(
            (Request request) -> {
              pieces.add(request.piece());
              seed.send(content.answer(request));
            })
        > 0) {
      simulation.pass(Duration.ofMillis(10));
    }
    simulation.pass(1);
    return pieces;
  }

  @Test
  void filesThatAreNotThereWantNothing() {
    Torrent torrent =
        simulation.add(
            AddTorrent.of(content.metainfo(), Simulation.SAVE_PATH).withWanted(List.of(0, 8)));
    Stranger seed = simulation.join(content, Stranger.FAST).send(new HaveAll(), new Unchoke());
    assertThat(download(seed)).containsOnly(0, 1, 2).hasSize(6);
    assertThat(torrent.status().state()).isEqualTo(TorrentState.FINISHED);
  }

  @Test
  void onlyPiecesOfWantedFilesAreAskedFor() {
    Torrent torrent = add();
    Stranger seed = simulation.join(content, Stranger.FAST).send(new HaveAll(), new Unchoke());
    assertThat(download(seed)).containsOnly(0, 1, 2).hasSize(6);
    assertThat(torrent.status().state()).isEqualTo(TorrentState.FINISHED);
    assertThat(torrent.fileProgress()).containsExactly(5L * BLOCK, (long) BLOCK, 0L);
    assertThat(seed.heard(NotInterested.class).size() == 1 || seed.isClosed()).isTrue();
    assertThat(simulation.alerts(TorrentAlert.TorrentFinished.class)).hasSize(1);
  }

  @Test
  void thePartThatIsThereIsNotCalledCompleteToTheTracker() {
    add();
    download(simulation.join(content, Stranger.FAST).send(new HaveAll(), new Unchoke()));
    simulation.stop(content.infoHash());
    assertThat(simulation.tracker.events()).containsExactly(Event.STARTED, Event.STOPPED);
    assertThat(simulation.tracker.announces.get(1).progress().left())
        .isEqualTo(content.bytes().length - 6 * BLOCK);
  }

  @Test
  void whoComesLaterIsToldWhatIsThere() {
    add();
    download(simulation.join(content, Stranger.FAST).send(new HaveAll(), new Unchoke()));
    Stranger peer = simulation.join(content, Stranger.FAST);
    assertThat(peer.heard(HaveAll.class)).isEmpty();
    assertThat(peer.heard(Bitfield.class).get(0).bits()).containsExactly(0xe0);
  }

  @Test
  void whatIsUnwantedIsKeptWhenItIsThere() {
    shelf.with(content);
    Torrent torrent = add();
    assertThat(torrent.status().state()).isEqualTo(TorrentState.SEEDING);
  }

  @Test
  void theLastPieceMayBeShort() {
    Torrent torrent = simulation.add(content);
    download(simulation.join(content, Stranger.FAST).send(new HaveAll(), new Unchoke()));
    assertThat(torrent.status().state()).isEqualTo(TorrentState.SEEDING);
    assertThat(shelf.bytes).isEqualTo(content.bytes());
    assertThat(simulation.tracker.events()).containsExactly(Event.STARTED, Event.COMPLETED);
  }
}
