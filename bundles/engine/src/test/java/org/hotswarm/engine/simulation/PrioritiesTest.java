package org.hotswarm.engine.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.hotswarm.api.AddTorrent;
import org.hotswarm.api.Torrent;
import org.hotswarm.api.TorrentException;
import org.hotswarm.api.alert.TorrentAlert;
import org.hotswarm.api.status.TorrentState;
import org.hotswarm.model.wire.Cancel;
import org.hotswarm.model.wire.HaveAll;
import org.hotswarm.model.wire.Interested;
import org.hotswarm.model.wire.NotInterested;
import org.hotswarm.model.wire.Request;
import org.hotswarm.model.wire.Unchoke;
import org.hotswarm.picker.rarest.RarestPickerProvider;
import org.hotswarm.picker.sequential.SequentialPickerProvider;
import org.hotswarm.spi.picker.PickerProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Priorities of files and pieces that change while a torrent runs. */
class PrioritiesTest {
  private static final int BLOCK = 16_384;
  private static final Duration SOON = Duration.ofMillis(10);

  /** The files have the pieces 0 to 9, 10 to 19 and 20 to 29; two blocks each. */
  private final Content content = Content.of(2 * BLOCK, false, 20 * BLOCK, 20 * BLOCK, 20 * BLOCK);

  private final Shelf shelf = new Shelf();
  private final Simulation simulation = new Simulation().withStore(shelf);

  @AfterEach
  void close() {
    simulation.close();
  }

  private Torrent add(String picker) {
    boolean rarest = picker.equals("rarest");
    PickerProvider provider = rarest ? new RarestPickerProvider() : new SequentialPickerProvider();
    simulation.join(simulation.rosters.pickers(), provider, picker, 0);
    return simulation.add(content);
  }

  private Stranger seed() {
    return simulation.join(content, Stranger.FAST).send(new HaveAll(), new Unchoke());
  }

  /** Lets the seed send so many blocks; answers the pieces it was asked for, in order. */
  private List<Integer> serve(Stranger seed, int most) {
    List<Integer> pieces = new ArrayList<>();
    List<Request> asked;
    while (pieces.size() < most && !(asked = seed.news(Request.class)).isEmpty()) {
      for (Request request : asked) {
        pieces.add(request.piece());
        seed.send(content.answer(request));
      }
      simulation.pass(SOON);
    }
    simulation.pass(1);
    return pieces.stream().distinct().toList();
  }

  private static void assertDone(CompletionStage<Void> stage) {
    assertThat(stage.toCompletableFuture()).isCompleted();
  }

  @ParameterizedTest
  @ValueSource(strings = {"rarest", "sequential"})
  void higherPrioritiesComeFirst(String picker) {
    Torrent torrent = add(picker);
    assertDone(torrent.priorities().prioritizeFiles(List.of(2, 0, 7)));
    assertDone(torrent.priorities().prioritizePiece(5, 7));
    assertThat(torrent.priorities().files()).containsExactly(2, 0, 7);
    assertThat(torrent.priorities().pieces().subList(4, 12))
        .containsExactly(2, 7, 2, 2, 2, 2, 0, 0);
    List<Integer> pieces = serve(seed(), 1000);
    assertThat(pieces).hasSize(20);
    assertThat(pieces.subList(0, 11))
        .containsExactlyInAnyOrder(5, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29);
    assertThat(torrent.status().state()).isEqualTo(TorrentState.FINISHED);
    assertThat(torrent.status().progress().wanted()).isEqualTo(40 * BLOCK);
  }

  @ParameterizedTest
  @ValueSource(strings = {"rarest", "sequential"})
  void whatIsNotWantedAnyMoreIsCalledOffAndWhatIsWantedAgainComes(String picker) {
    Torrent torrent = add(picker);
    Stranger seed = seed();
    List<Request> asked = seed.news(Request.class);
    assertThat(asked).isNotEmpty();
    assertDone(torrent.priorities().prioritizeFiles(List.of(0, 0, 0)));
    assertThat(seed.heard(Cancel.class))
        .extracting(Cancel::piece)
        .containsExactlyElementsOf(asked.stream().map(Request::piece).toList());
    assertThat(torrent.status().state()).isEqualTo(TorrentState.FINISHED);
    assertThat(simulation.alerts(TorrentAlert.TorrentFinished.class)).hasSize(1);

    assertDone(torrent.priorities().prioritizeFile(1, 1));
    assertThat(torrent.status().state()).isEqualTo(TorrentState.DOWNLOADING);
    List<Integer> pieces = serve(seed.isClosed() ? seed() : seed, 1000);
    assertThat(pieces).containsExactlyInAnyOrder(10, 11, 12, 13, 14, 15, 16, 17, 18, 19);
    assertThat(torrent.fileProgress()).containsExactly(0L, 20L * BLOCK, 0L);
    assertThat(simulation.alerts(TorrentAlert.TorrentFinished.class)).hasSize(2);
  }

  @Test
  void peersAreToldWhetherTheyAreOfInterest() {
    Torrent torrent = add("rarest");
    Stranger peer = simulation.join(content, Stranger.FAST).has(30, 0, 1);
    assertThat(peer.heard(Interested.class)).hasSize(1);
    torrent.priorities().prioritizeFile(0, 0);
    assertThat(peer.heard(NotInterested.class)).hasSize(1);
    torrent.priorities().prioritizePiece(1, 1);
    assertThat(peer.heard(Interested.class)).hasSize(2);
  }

  @Test
  void aHalfDonePieceThatIsNotWantedDoesNotPutOffTheEndGame() {
    Torrent torrent = add("sequential");
    Stranger first = seed();
    List<Request> asked = first.news(Request.class);
    first.send(content.answer(asked.get(0)));
    torrent.priorities().prioritizeFiles(List.of(0, 0, 0));
    torrent.priorities().prioritizePiece(29, 1);
    Stranger slow = first.isClosed() ? seed() : first;
    assertThat(slow.news(Request.class)).extracting(Request::piece).containsExactly(29, 29);
    assertThat(seed().news(Request.class)).extracting(Request::piece).containsExactly(29, 29);
  }

  @Test
  void resumeDataKeepsPrioritiesAndHalfDonePiecesThatAreNotWanted() {
    Torrent torrent = add("rarest");
    Stranger seed = seed();
    Request half = seed.news(Request.class).get(0);
    seed.send(content.answer(half));
    torrent.priorities().prioritizeFiles(List.of(0, 0, 0));
    torrent.priorities().prioritizePiece(29, 6);
    simulation.stop(content.infoHash());

    Torrent next = simulation.add(content);
    assertThat(next.priorities().files()).containsExactly(0, 0, 0);
    assertThat(next.priorities().pieces().get(29)).isEqualTo(6);
    assertThat(serve(seed(), 1000)).containsExactly(29);
    next.priorities().prioritizePiece(half.piece(), 1);
    assertThat(seed().news(Request.class)).as("the other block of it").hasSize(1);
  }

  @Test
  void whatARequestWantsCountsMoreThanResumeData() {
    Torrent torrent = add("rarest");
    torrent.priorities().prioritizeFiles(List.of(0, 0, 7));
    simulation.stop(content.infoHash());
    AddTorrent request = AddTorrent.of(content.metainfo(), Simulation.SAVE_PATH);
    Torrent some = simulation.add(request.withWanted(List.of(1)));
    assertThat(some.priorities().files()).containsExactly(0, 1, 0);
    simulation.stop(content.infoHash());
    Torrent all = simulation.add(request.withWanted(List.of()));
    assertThat(all.priorities().files()).containsExactly(1, 1, 1);
  }

  @Test
  void whatIsWrongIsSaid() {
    Torrent torrent = add("rarest");
    assertThatThrownBy(() -> torrent.priorities().prioritizeFile(0, 8))
        .hasMessage("priority 8 is not 0 to 7");
    assertThatThrownBy(() -> torrent.priorities().prioritizePieces(List.of(1, -1)))
        .hasMessage("priority -1 is not 0 to 7");
    assertThat(torrent.priorities().prioritizeFile(3, 1)).isCompletedExceptionally();
    assertThat(torrent.priorities().files()).containsExactly(1, 1, 1);
    simulation.stop(content.infoHash());
    assertThat(torrent.priorities().prioritizeFile(0, 1).toCompletableFuture())
        .isCompletedExceptionally()
        .failsWithin(Duration.ZERO)
        .withThrowableThat()
        .withCauseInstanceOf(TorrentException.class);
  }
}
