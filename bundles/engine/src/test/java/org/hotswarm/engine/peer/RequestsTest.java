package org.hotswarm.engine.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.hotswarm.model.geometry.Block;
import org.hotswarm.model.geometry.Geometry;
import org.junit.jupiter.api.Test;

class RequestsTest {
  private static final Geometry GEOMETRY = Geometry.ofLengths(1 << 20, List.of(1L << 30));

  private final Requests requests = new Requests(100);
  private int next;

  private Block block() {
    int number = next++;
    return GEOMETRY.block(number / 64, number % 64);
  }

  private Deque<Block> fill() {
    Deque<Block> asked = new ArrayDeque<>();
    for (int room = requests.room(); room > 0; room--) {
      Block block = block();
      requests.add(block);
      asked.add(block);
    }
    return asked;
  }

  @Test
  void thePeerMayTakeItsLimitBack() {
    Requests requests = new Requests(100);
    requests.limit(2);
    assertThat(requests.room()).isEqualTo(2);
    requests.limit(500);
    assertThat(requests.room()).isEqualTo(8);
  }

  @Test
  void asksAgainWhenAQuarterIsFree() {
    Deque<Block> asked = fill();
    assertThat(asked).hasSize(8);
    requests.adapt(0, 3, 16384, 0);
    requests.rejected(asked.poll());
    assertThat(requests.room()).isZero();
    requests.rejected(asked.poll());
    assertThat(requests.room()).isEqualTo(2);
  }

  @Test
  void growsWithEveryBlockUntilTheRateHolds() {
    Deque<Block> asked = fill();
    for (int i = 0; i < 30; i++) {
      asked.addAll(fill());
      assertThat(requests.arrived(asked.poll())).isTrue();
    }
    asked.addAll(fill());
    assertThat(requests.outstanding()).isGreaterThan(25);
    requests.adapt(16384L * 10, 3, 16384, 16384L * 10);
    assertThat(requests.room()).isZero();
    while (requests.outstanding() > 0) {
      requests.arrived(asked.poll());
    }
    assertThat(requests.room()).as("3 s of 10 blocks a second").isEqualTo(30);
  }

  @Test
  void neverAsksForMoreThanItMay() {
    requests.adapt(1L << 40, 3, 16384, 0);
    assertThat(requests.room()).isEqualTo(100);
    requests.limit(20);
    assertThat(requests.room()).isEqualTo(20);
    requests.limit(0);
    assertThat(requests.room()).isEqualTo(2);
    requests.limit(Integer.MIN_VALUE);
    assertThat(requests.room()).isEqualTo(2);
  }

  @Test
  void aSnubbedPeerIsAskedForOneAndComesBackWithABlock() {
    Deque<Block> asked = fill();
    requests.snub();
    assertThat(requests.giveUpAll()).containsExactlyElementsOf(asked);
    assertThat(requests.room()).isEqualTo(1);
    asked = fill();
    assertThat(asked).hasSize(1);
    assertThat(requests.isSnubbed()).isTrue();
    assertThat(requests.arrived(asked.poll())).isTrue();
    assertThat(requests.isSnubbed()).isFalse();
    assertThat(requests.room()).isGreaterThan(1);
  }

  @Test
  void aBlockGivenUpIsWelcomeOnceIfItComesLate() {
    Deque<Block> asked = fill();
    requests.giveUpAll();
    Block late = asked.peek();
    assertThat(requests.arrived(late)).isFalse();
    assertThat(requests.cameLate(late)).isTrue();
    assertThat(requests.cameLate(late)).isFalse();
    assertThat(requests.cameLate(block())).isFalse();
  }

  @Test
  void aCancelledBlockMayComeAllTheSame() {
    Block block = fill().peek();
    assertThat(requests.cancel(block)).isTrue();
    assertThat(requests.cancel(block)).isFalse();
    assertThat(requests.has(block)).isFalse();
    assertThat(requests.cameLate(block)).isTrue();
  }

  @Test
  void remembersABoundedNumberTheNewestOnes() {
    Requests many = new Requests(10_000);
    Block first = block();
    many.add(first);
    many.giveUpAll();
    assertThat(many.cameLate(first)).isTrue();
    many.add(first);
    many.giveUpAll();
    for (int i = 0; i < 511; i++) {
      many.add(block());
    }
    many.giveUpAll();
    assertThat(many.cameLate(first)).as("512 are remembered").isTrue();
    many.add(first);
    many.giveUpAll();
    for (int i = 0; i < 600; i++) {
      many.add(block());
      many.giveUpAll();
    }
    assertThat(many.cameLate(first)).isFalse();
  }

  @Test
  void countsRejectsUntilABlockComes() {
    Deque<Block> asked = fill();
    assertThat(requests.rejected(asked.poll())).isTrue();
    assertThat(requests.rejected(block())).isFalse();
    assertThat(requests.rejectedInRow()).isEqualTo(2);
    requests.arrived(asked.poll());
    assertThat(requests.rejectedInRow()).isZero();
  }

  @Test
  void whateverHappensTheBoundsHold() {
    Random random = new Random(17);
    Deque<Block> asked = new ArrayDeque<>();
    for (int i = 0; i < 20_000; i++) {
      switch (random.nextInt(7)) {
        case 0, 1 -> asked.addAll(fill());
        case 2, 3 -> asked.removeIf(block -> random.nextBoolean() && requests.arrived(block));
        case 4 -> requests.adapt(random.nextInt(10_000_000), 3, 16384, random.nextInt(10_000_000));
        case 5 -> {
          requests.snub();
          requests.giveUpAll();
          asked.clear();
        }
        default -> asked.removeIf(block -> random.nextInt(4) == 0 && requests.rejected(block));
      }
      assertThat(requests.outstanding()).isEqualTo(asked.size()).isLessThanOrEqualTo(100);
      assertThat(requests.room()).isBetween(0, 100 - requests.outstanding());
    }
  }
}
