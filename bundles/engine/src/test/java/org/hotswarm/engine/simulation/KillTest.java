package org.hotswarm.engine.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.hotswarm.api.Torrent;
import org.hotswarm.api.alert.TorrentAlert;
import org.hotswarm.api.status.TorrentState;
import org.hotswarm.model.wire.HaveAll;
import org.hotswarm.model.wire.Unchoke;
import org.junit.jupiter.api.Test;

/** F01: a process is killed at any moment, and the next goes on. */
class KillTest {
  private static final int KILLS = 40;
  private static final int BLOCK = 16_384;
  private static final int PIECE = 16 * BLOCK;
  private static final int NOTE = 1 << 20;

  private final Content content = Content.of(PIECE, false, 20 * PIECE + 5, 7, 20 * PIECE);
  private long served;

  private Simulation begin(Left left) {
    Simulation simulation = new Simulation().withPicker();
    simulation.join(simulation.rosters.stores(), left.platter(), "shelf", 0);
    simulation.notebook.take(left.notebook());
    return simulation;
  }

  private Stranger seed(Simulation simulation) {
    return simulation.join(content, Stranger.FAST).send(new HaveAll(), new Unchoke());
  }

  private void serve(Simulation simulation, Stranger seed) {
    seed.answer(
        request -> {
          served += request.length();
          seed.send(content.answer(request));
        });
    simulation.pass(Duration.ofMillis(10));
  }

  /** What a process leaves that is killed. */
  private record Left(Platter platter, Notebook notebook) {}

  /** Downloads until it is killed. */
  private Left kill(Left before, Random random) {
    try (Simulation simulation = begin(before)) {
      simulation.add(content);
      Stranger seed = seed(simulation);
      for (int rounds = random.nextInt(2, 60); rounds > 0; rounds--) {
        serve(simulation, seed);
      }
      return new Left(before.platter().afterKill(), simulation.notebook.afterKill());
    }
  }

  @Test
  void littleIsFetchedAgainAndLittleIsCheckedAfterAKill() {
    for (int number = 0; number < KILLS; number++) {
      Random random = new Random(number);
      served = 0;
      Left left = new Left(new Platter(content.bytes().length), new Notebook());
      left = kill(kill(left, random), random);
      Platter platter = left.platter();
      try (Simulation simulation = begin(left)) {
        Torrent torrent = simulation.add(content);
        simulation.pass(1);
        assertThat(platter.takeBytesRead())
            .as("checked after kill %d", number)
            .isLessThanOrEqualTo(4 * NOTE);
        Stranger seed = seed(simulation);
        for (int i = 0; i < 400 && torrent.status().state() != TorrentState.SEEDING; i++) {
          serve(simulation, seed);
        }
        simulation.pass(1);
        assertThat(platter.readable()).isEqualTo(content.bytes());
        assertThat(served - content.bytes().length)
            .as("fetched again after kill %d", number)
            .isLessThanOrEqualTo(2L * (NOTE + 2 * PIECE));
        assertThat(simulation.alerts(TorrentAlert.HashFailed.class)).isEmpty();
      }
    }
  }
}
