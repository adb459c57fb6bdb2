package org.hotswarm.engine.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.hotswarm.api.AddTorrent;
import org.hotswarm.api.Torrent;
import org.hotswarm.api.alert.TorrentAlert;
import org.hotswarm.api.settings.QueueSettings;
import org.hotswarm.api.status.TorrentState;
import org.hotswarm.model.wire.HaveAll;
import org.hotswarm.model.wire.Unchoke;
import org.junit.jupiter.api.Test;

/** Torrents that the session starts and stops. */
class QueueTest {
  private static final int BLOCK = 16_384;

  private final List<Content> contents = new ArrayList<>();

  private List<Torrent> managed(Simulation simulation, int count) {
    List<Torrent> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Content content = Content.of(4 + i, BLOCK);
      contents.add(content);
      AddTorrent request = AddTorrent.of(content.metainfo(), Simulation.SAVE_PATH);
      all.add(simulation.add(request.withPaused(true).withAutoManaged(true)));
    }
    return all;
  }

  private static List<Boolean> paused(List<Torrent> torrents) {
    return torrents.stream().map(torrent -> torrent.status().paused()).toList();
  }

  private static List<OptionalInt> positions(List<Torrent> torrents) {
    return torrents.stream().map(torrent -> torrent.queue().position()).toList();
  }

  @Test
  void theFrontRunsAndTheNextFollowsWhenItIsDone() {
    try (Simulation simulation = Simulation.leeching()) {
      simulation.set(QueueSettings.ACTIVE_DOWNLOADS, 1);
      List<Torrent> all = managed(simulation, 3);
      simulation.pass(2);
      assertThat(paused(all)).containsExactly(false, true, true);
      assertThat(positions(all))
          .containsExactly(OptionalInt.of(0), OptionalInt.of(1), OptionalInt.of(2));

      Stranger seed = simulation.join(contents.get(0), Stranger.FAST);
      seed.send(new HaveAll(), new Unchoke());
      for (int step = 0; step < 10; step++) {
        seed.answerAll(contents.get(0));
        simulation.pass(1);
      }
      assertThat(all.get(0).status().state()).isEqualTo(TorrentState.SEEDING);
      assertThat(paused(all)).as("the first seeds").containsExactly(false, false, true);
      assertThat(positions(all))
          .containsExactly(OptionalInt.empty(), OptionalInt.of(0), OptionalInt.of(1));
      assertThat(all.get(0).queue().seedRank()).isPositive();
      assertThat(all.get(1).queue().seedRank()).isZero();
    }
  }

  @Test
  void whoIsMovedInFrontIsStartedAndTheOtherStopped() {
    try (Simulation simulation = Simulation.leeching()) {
      simulation.set(QueueSettings.ACTIVE_DOWNLOADS, 1);
      List<Torrent> all = managed(simulation, 3);
      simulation.pass(2);
      all.get(2).queue().top();
      simulation.pass(2);
      assertThat(paused(all)).containsExactly(true, true, false);
      assertThat(positions(all))
          .containsExactly(OptionalInt.of(1), OptionalInt.of(2), OptionalInt.of(0));
      all.get(2).queue().down();
      all.get(1).queue().up();
      simulation.pass(2);
      assertThat(positions(all))
          .containsExactly(OptionalInt.of(0), OptionalInt.of(1), OptionalInt.of(2));
      all.get(0).queue().bottom();
      simulation.pass(2);
      assertThat(paused(all)).containsExactly(true, false, true);
    }
  }

  @Test
  void whoIsNoLongerManagedIsLeftAsItIs() {
    try (Simulation simulation = Simulation.leeching()) {
      simulation.set(QueueSettings.ACTIVE_DOWNLOADS, 1);
      List<Torrent> all = managed(simulation, 2);
      simulation.pass(2);
      all.get(1).queue().autoManaged(false);
      assertThat(all.get(1).queue().isAutoManaged()).isFalse();
      all.get(1).resume();
      simulation.pass(60);
      assertThat(all.get(1).status().paused()).isFalse();
      assertThat(all.get(0).status().paused()).as("its place is taken").isTrue();
      all.get(1).queue().autoManaged(true);
      simulation.pass(2);
      assertThat(paused(all)).containsExactly(false, true);
    }
  }

  @Test
  void whoWaitsIsCheckedAndHoldsNoConnections() {
    Content content = Content.of(4, BLOCK);
    try (Simulation simulation = Simulation.seeding(content)) {
      simulation.set(QueueSettings.ACTIVE_SEEDS, 0);
      Torrent torrent =
          simulation.add(
              AddTorrent.of(content.metainfo(), Simulation.SAVE_PATH)
                  .withPaused(true)
                  .withAutoManaged(true));
      simulation.pass(2);
      assertThat(torrent.status().state()).isEqualTo(TorrentState.SEEDING);
      assertThat(torrent.status().paused()).isTrue();
      assertThat(torrent.queue().position()).isEmpty();
      assertThat(simulation.alerts(TorrentAlert.TorrentResumed.class)).isEmpty();
      simulation.set(QueueSettings.ACTIVE_SEEDS, 1);
      simulation.pass(31);
      assertThat(torrent.status().paused()).isFalse();
    }
  }

  @Test
  void withoutManagementAllRunAndAreInLineNevertheless() {
    try (Simulation simulation = Simulation.leeching()) {
      simulation.set(QueueSettings.ACTIVE_DOWNLOADS, 1);
      List<Torrent> all = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        all.add(simulation.add(Content.of(2 + i, BLOCK)));
      }
      simulation.pass(60);
      assertThat(paused(all)).containsOnly(false);
      assertThat(positions(all))
          .containsExactly(OptionalInt.of(0), OptionalInt.of(1), OptionalInt.of(2));
      simulation.stop(all.get(1).infoHash());
      assertThat(all.get(2).queue().position()).hasValue(1);
    }
  }
}
