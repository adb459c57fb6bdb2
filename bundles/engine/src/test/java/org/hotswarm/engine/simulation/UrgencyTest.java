package org.hotswarm.engine.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.hotswarm.api.Torrent;
import org.hotswarm.api.Urgency.Range;
import org.hotswarm.api.alert.TorrentAlert;
import org.hotswarm.api.status.TorrentState;
import org.hotswarm.model.wire.HaveAll;
import org.hotswarm.model.wire.Request;
import org.hotswarm.model.wire.Unchoke;
import org.hotswarm.picker.rarest.RarestPickerProvider;
import org.hotswarm.picker.sequential.SequentialPickerProvider;
import org.hotswarm.spi.picker.PickerProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pieces with deadlines, and ranges that come before others. */
class UrgencyTest {
  private static final int BLOCK = 16_384;
  private static final Duration SOON = Duration.ofMillis(10);

  /** The files have the pieces 0 to 9, 10 to 19 and 20 to 29; four blocks each. */
  private final Content content = Content.of(4 * BLOCK, false, 40 * BLOCK, 40 * BLOCK, 40 * BLOCK);

  private final Simulation simulation = new Simulation().withStore(new Shelf());
  private final Set<Request> answered = new HashSet<>();
  private final List<Integer> order = new ArrayList<>();

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

  private static void assertDone(CompletionStage<Void> stage) {
    assertThat(stage.toCompletableFuture()).isCompleted();
  }

  /** All seeds answer in turn, one block each at a time. */
  private void serve(Stranger... seeds) {
    List<List<Request>> queues = new ArrayList<>();
    for (int i = 0; i < seeds.length; i++) {
      queues.add(new ArrayList<>());
    }
    for (boolean busy = true; busy; ) {
      busy = false;
      for (int i = 0; i < seeds.length; i++) {
        List<Request> fresh = seeds[i].news(Request.class);
        fresh.forEach(this::note);
        queues.get(i).addAll(fresh);
        if (!queues.get(i).isEmpty()) {
          Request next = queues.get(i).remove(0);
          answered.add(next);
          seeds[i].send(content.answer(next));
          busy = true;
        }
      }
      simulation.pass(SOON);
    }
    simulation.pass(1);
  }

  private void note(Request request) {
    order.add(request.piece());
    int tier = tier(request.piece());
    for (int piece = 0; piece < content.pieces(); piece++) {
      if (tier(piece) < tier) {
        for (int block = 0; block < 4; block++) {
          assertThat(answered)
              .as("before piece %d begins", request.piece())
              .contains(new Request(piece, block * BLOCK, BLOCK));
        }
      }
    }
  }

  /** Pieces 22 to 25 first, then 3 to 6, then the others. */
  private static int tier(int piece) {
    if (piece >= 22 && piece <= 25) {
      return 0;
    }
    return piece >= 3 && piece <= 6 ? 1 : 2;
  }

  private static List<Range> ranges() {
    return List.of(
        new Range(0, 3 * 4 * BLOCK + 100, 3 * 4 * BLOCK + 1, 5),
        new Range(2, 2 * 4 * BLOCK, 4 * 4 * BLOCK, 200));
  }

  @ParameterizedTest
  @ValueSource(strings = {"rarest", "sequential"})
  void aHigherRangeIsCompleteBeforeALowerOneBegins(String picker) {
    Torrent torrent = add(picker);
    assertDone(torrent.urgency().order(ranges()));
    assertThat(torrent.urgency().ranges()).extracting(Range::rank).containsExactly(200, 5);
    serve(seed());
    assertThat(order).hasSize(120);
    assertThat(torrent.status().state()).isEqualTo(TorrentState.SEEDING);
    assertThat(torrent.urgency().ranges()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"rarest", "sequential"})
  void thatHoldsWithSeveralPeersAndNobodyWaitsForTheSlowOne(String picker) {
    Torrent torrent = add(picker);
    assertDone(torrent.urgency().order(ranges()));
    Stranger silent = seed();
    assertThat(silent.requests()).isNotEmpty();
    serve(seed(), seed());
    assertThat(torrent.status().state()).isEqualTo(TorrentState.SEEDING);
  }

  @Test
  void whoHasNothingOfARangeIsAskedForOtherThings() {
    Torrent torrent = add("rarest");
    assertDone(torrent.urgency().order(ranges()));
    Stranger other = simulation.join(content, Stranger.FAST).has(30, 0, 1).send(new Unchoke());
    assertThat(other.news(Request.class)).extracting(Request::piece).contains(0);
  }

  @Test
  void whatIsNotWantedIsNotUrgent() {
    Torrent torrent = add("sequential");
    torrent.priorities().prioritizeFile(2, 0);
    assertDone(torrent.urgency().order(ranges()));
    Stranger seed = seed();
    assertThat(seed.news(Request.class).get(0).piece()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"rarest", "sequential"})
  void deadlinesComeFirstAndTheEarliestOfThemBefore(String picker) {
    Torrent torrent = add(picker);
    assertDone(torrent.urgency().order(List.of(new Range(0, 0, 10, 9))));
    assertDone(torrent.urgency().deadline(17, Duration.ofSeconds(20)));
    assertDone(torrent.urgency().deadline(12, Duration.ofSeconds(10)));
    assertDone(torrent.urgency().deadline(25, Duration.ofSeconds(30)));
    assertDone(torrent.urgency().clearDeadline(25));
    assertThat(torrent.urgency().deadlines())
        .isEqualTo(Map.of(12, Duration.ofSeconds(10), 17, Duration.ofSeconds(20)));
    Stranger seed = seed();
    List<Request> asked = seed.news(Request.class);
    assertThat(asked).extracting(Request::piece).startsWith(12, 12, 12, 12, 17, 17, 17, 17);
    simulation.pass(15);
    asked.forEach(request -> seed.send(content.answer(request)));
    simulation.pass(SOON);
    List<TorrentAlert.PieceDeadline> told = simulation.alerts(TorrentAlert.PieceDeadline.class);
    assertThat(told).extracting(TorrentAlert.PieceDeadline::piece).containsExactly(12, 17);
    assertThat(told.get(0).spare()).isEqualTo(Duration.ofSeconds(-5));
    assertThat(told.get(0).message()).isEqualTo("piece 12 came 5000 ms late");
    assertThat(told.get(1).message()).isEqualTo("piece 17 came 5000 ms before its deadline");
    simulation.pass(1);
    assertThat(torrent.urgency().deadlines()).isEmpty();
  }

  @Test
  void whatIsLeftOfADeadlineIsAskedOfIdlePeersToo() {
    Torrent torrent = add("rarest");
    torrent.priorities().prioritizeFiles(List.of(0, 0, 0));
    torrent.priorities().prioritizePiece(12, 1);
    torrent.urgency().deadline(12, Duration.ofSeconds(1));
    assertThat(seed().news(Request.class)).hasSize(4);
    assertThat(seed().news(Request.class)).extracting(Request::piece).containsOnly(12).hasSize(4);
  }

  @Test
  void aDeadlineOfAPieceThatIsThereIsMetAtOnce() {
    Torrent torrent = add("rarest");
    Stranger seed = seed();
    while (seed.answerAll(content) > 0) {
      simulation.pass(SOON);
    }
    assertDone(torrent.urgency().deadline(3, Duration.ofSeconds(2)));
    assertThat(simulation.alerts(TorrentAlert.PieceDeadline.class))
        .containsExactly(
            new TorrentAlert.PieceDeadline(content.infoHash(), 3, Duration.ofSeconds(2)));
  }

  @Test
  void whatIsWrongIsSaid() {
    Torrent torrent = add("rarest");
    assertThatThrownBy(() -> new Range(0, 0, 1, 0)).hasMessage("rank 0 is not 1 to 255");
    assertThatThrownBy(() -> new Range(0, -1, 1, 1)).hasMessageContaining("no range of a file");
    for (Range wrong :
        List.of(
            new Range(3, 0, 1, 1),
            new Range(0, 40 * BLOCK, 1, 1),
            new Range(0, 1, Long.MAX_VALUE, 1))) {
      assertThat(torrent.urgency().order(List.of(wrong))).isCompletedExceptionally();
    }
    assertThat(torrent.urgency().deadline(30, SOON)).isCompletedExceptionally();
    assertThat(torrent.urgency().ranges()).isEmpty();
  }
}
