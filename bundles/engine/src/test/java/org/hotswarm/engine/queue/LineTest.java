package org.hotswarm.engine.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hotswarm.engine.peer.Wires;
import org.hotswarm.model.hash.InfoHash;
import org.junit.jupiter.api.Test;

class LineTest {
  private static final InfoHash A = Wires.hash(1);
  private static final InfoHash B = Wires.hash(2);
  private static final InfoHash C = Wires.hash(3);
  private static final InfoHash D = Wires.hash(4);

  private final Line line = new Line();

  LineTest() {
    List.of(A, B, C).forEach(line::join);
  }

  @Test
  void whoeverComesStandsAtTheEndOnce() {
    line.join(B);
    assertThat(line.order()).containsExactly(A, B, C);
    assertThat(line.position(A)).hasValue(0);
    assertThat(line.position(C)).hasValue(2);
    assertThat(line.position(D)).isEmpty();
  }

  @Test
  void aGapIsClosed() {
    line.leave(A);
    assertThat(line.position(B)).hasValue(0);
    assertThat(line.position(C)).hasValue(1);
    assertThat(line.position(A)).isEmpty();
  }

  @Test
  void placesChangeByOneOrToTheEnds() {
    line.move(C, -1);
    assertThat(line.order()).containsExactly(A, C, B);
    line.move(A, 1);
    assertThat(line.order()).containsExactly(C, A, B);
    line.move(B, Integer.MIN_VALUE);
    assertThat(line.order()).containsExactly(B, C, A);
    line.move(B, Integer.MAX_VALUE);
    assertThat(line.order()).containsExactly(C, A, B);
  }

  @Test
  void beyondTheEndsNobodyGoes() {
    line.move(A, -1);
    line.move(C, 1);
    line.move(D, -1);
    assertThat(line.order()).containsExactly(A, B, C);
  }

  @Test
  void whoHasNothingToWaitForLeavesAndWhoHasComesBehindTheOthers() {
    line.keep(List.of(D, C, A));
    assertThat(line.order()).containsExactly(A, C, D);
  }

  @Test
  void othersKeepTheirPlacesAmongThoseInLine() {
    line.move(C, Integer.MIN_VALUE);
    assertThat(line.arranged(List.of(A, D, B, C))).containsExactly(C, D, A, B);
  }
}
