package org.hotswarm.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hotswarm.api.alert.Alert;
import org.hotswarm.api.alert.SessionAlert;
import org.hotswarm.api.module.ModuleName;
import org.hotswarm.api.module.SwapReport;
import org.hotswarm.api.module.SwapReport.Outcome;
import org.hotswarm.api.module.SwapReport.Places;
import org.hotswarm.api.module.SwapReport.State;
import org.hotswarm.cli.fake.Cli;
import org.hotswarm.cli.fake.Torrents;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SwapNewsTest {
  private static final long TICK = 250_000_000;

  private final SwapNews news = new SwapNews();

  private static Optional<ModuleName> name(String id) {
    return id.isEmpty() ? Optional.empty() : Optional.of(new ModuleName(id, "b." + id, "1"));
  }

  private static SwapReport report(String service, String from, String to, int gap) {
    return report(service, from, to, to.isEmpty() ? Outcome.PARKED : Outcome.TOOK_OVER, gap, "");
  }

  private static SwapReport report(
      String service, String from, String to, Outcome outcome, int gap, String reason) {
    Places places = new Places(1, List.of(), Duration.ZERO, Duration.ofMillis(gap));
    State state = outcome == Outcome.PARKED ? State.PARKED : State.MOVED;
    return new SwapReport(service, name(from), name(to), outcome, state, places, reason);
  }

  @Test
  void aLineComesWhenItIsQuiet() {
    news.add(report("picker", "a", "b", 3));
    assertThat(news.due(0)).isEmpty();
    assertThat(news.due(TICK))
        .containsExactly("picker: a 1 -> b 1, took over, state moved, gap 3.0 ms");
    assertThat(news.due(2 * TICK)).isEmpty();
  }

  @Test
  void whoComesAfterSomebodyWasParkedIsOneLineWithIt() {
    news.add(report("wire", "a", "", 0));
    news.add(report("wire", "a", "a", 5));
    news.add(report("picker", "b", "", 0));
    news.add(report("picker", "c", "d", 1));
    assertThat(news.all())
        .containsExactly(
            "wire: a 1 -> a 1, took over, state moved, gap 5.0 ms",
            "picker: b 1 -> nobody, parked, state parked, gap 0.0 ms",
            "picker: c 1 -> d 1, took over, state moved, gap 1.0 ms");
  }

  @Test
  void itIsSeenWhileAndAfterItHappens(@TempDir Path home) {
    for (boolean live : List.of(true, false)) {
      Cli cli = live ? new Cli(home).onTerminal(false, 80) : new Cli(home);
      cli.factory.torrent("a.torrent", Torrents.single("a.iso", 10));
      Alert alert = new SessionAlert.Swap(report("picker", "a", "b", 3));
      cli.time.at(1_000, () -> cli.session.tell(alert));
      cli.time.at(1_010, () -> cli.session.tell(alert));
      cli.time.at(2_000, () -> cli.session.torrent().complete());
      cli.time.at(1_990, () -> cli.session.tell(alert));
      assertThat(cli.run("get", "a.torrent")).isZero();
      assertThat(cli.out())
          .contains(
              "picker: a 1 -> b 1 in 2 places, took over, state moved, gap 3.0 ms\n",
              "picker: a 1 -> b 1, took over, state moved, gap 3.0 ms\nComplete");
    }
  }

  @Test
  void aStormIsALineASecond() {
    int lines = 0;
    for (int tick = 0; tick < 40; tick++) {
      news.add(report("picker", tick % 2 == 0 ? "a" : "b", tick % 2 == 0 ? "b" : "a", tick));
      lines += news.due(tick * TICK).size();
    }
    assertThat(lines).isEqualTo(8);
  }

  @Test
  void manyPlacesAreOneLine() {
    for (int i = 0; i < 100; i++) {
      news.add(report("store", "a", "b", i));
    }
    assertThat(news.all())
        .containsExactly("store: a 1 -> b 1 in 100 places, took over, state moved, gap 99.0 ms");
  }

  @Test
  void stepsThatFollowOneAnotherAreOneLine() {
    news.add(report("picker", "a", "", 0));
    news.add(report("picker", "a", "", 0));
    news.add(report("choker", "x", "y", 1));
    news.add(report("picker", "", "b", 7));
    assertThat(news.all())
        .containsExactly(
            "picker: a 1 -> b 1 in 2 places, took over, state moved, gap 7.0 ms",
            "choker: x 1 -> y 1, took over, state moved, gap 1.0 ms");
  }

  @Test
  void refusalsStayThemselves() {
    news.add(report("picker", "a", "a", Outcome.REFUSED, 0, "threw"));
    news.add(report("picker", "a", "a", Outcome.REFUSED, 0, "threw"));
    news.add(report("picker", "a", "b", 1));
    assertThat(news.all())
        .containsExactly(
            "picker: a 1 -> a 1 in 2 places, refused, state moved, gap 0.0 ms; threw",
            "picker: a 1 -> b 1, took over, state moved, gap 1.0 ms");
  }
}
