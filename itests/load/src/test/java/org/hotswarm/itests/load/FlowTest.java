package org.hotswarm.itests.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FlowTest {
  private final Flow flow =
      new Flow(List.of(new long[] {0, 10, 20, 60, 70, 100}, new long[] {5, 15, 95, 105}));

  @Test
  void countsWhatCameInATime() {
    assertThat(flow.count(0, 200)).isEqualTo(10);
    assertThat(flow.count(10, 20)).isEqualTo(2);
    assertThat(flow.count(200, 300)).isZero();
  }

  @Test
  void aStallIsTheLongestOfAnyTorrent() {
    assertThat(flow.longestStall(0, 200)).isEqualTo(80);
  }

  /** From 15 to 95: its middle is 55. */
  @Test
  void aStallBelongsToTheTimeOfItsMiddle() {
    assertThat(flow.longestStall(0, 30)).isEqualTo(10);
    assertThat(flow.longestStall(50, 60)).isEqualTo(80);
    assertThat(flow.longestStall(60, 120)).isEqualTo(30);
  }

  @Test
  void whatDoesNotEndIsNoStall() {
    assertThat(flow.longestStall(105, 500)).isZero();
  }
}
