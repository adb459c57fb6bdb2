package org.hotswarm.itests.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VerdictTest {
  private static final long SECOND = 1_000_000_000;
  private static final Resources BEFORE = new Resources(Map.of("loop #", 2), 40, 1 << 20);
  private static final String NO_BUNDLES = "bundles: []";

  private static Segment segment(
      boolean swapped, int pieces, Map<String, Integer> complaints, List<String> failures) {
    return new Segment(swapped, List.of(), pieces, SECOND, 0, 0, complaints, complaints, failures);
  }

  private static List<String> on(Segment swapped, Resources after) {
    Segment control = segment(false, 100, Map.of("of no matter", 1), List.of());
    Results.Leaks leaks = new Results.Leaks(new Loaders(), BEFORE, after);
    return Verdict.on(new Results(Course.SHORT, List.of(), List.of(control, swapped), leaks), true);
  }

  @Test
  void nothingIsWrongWithAsManyPiecesAndNothingLeft() {
    assertThat(on(segment(true, 91, Map.of(), List.of()), BEFORE)).containsExactly(NO_BUNDLES);
  }

  @Test
  void everythingThatIsWrongIsSaid() {
    Segment swapped = segment(true, 50, Map.of("a peer went", 2), List.of("torrent 3"));
    Resources after = new Resources(Map.of("loop #", 3), 41, 4 << 20);
    assertThat(on(swapped, after))
        .containsExactly(
            NO_BUNDLES,
            "transfers that failed: [torrent 3]",
            "complaints: {a peer went=2}",
            "complaints of peers: {a peer went=2}",
            "rate as a part of that without swaps: 0.5",
            "threads left: [loop # x3]",
            "files left: 1",
            "more bytes of Metaspace: 3145728");
  }
}
