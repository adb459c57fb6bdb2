package org.hotswarm.engine.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.hotswarm.model.geometry.Block;
import org.hotswarm.model.geometry.Geometry;
import org.junit.jupiter.api.Test;

class ServingTest {
  private static final int LENGTH = Geometry.BLOCK_LENGTH;
  private static final Geometry GEOMETRY = Geometry.ofLengths(8 * LENGTH, List.of(80L * LENGTH));

  private final Serving serving = new Serving();

  private static Block block(int piece, int index) {
    return GEOMETRY.block(piece, index);
  }

  private void add(Block... blocks) {
    for (Block block : blocks) {
      assertThat(serving.add(block)).isTrue();
    }
  }

  @Test
  void aRunIsWhatFollowsWithinAPiece() {
    add(block(0, 0), block(0, 1), block(0, 3), block(0, 4), block(1, 5), block(2, 6));
    assertThat(serving.takeRun(1 << 20)).containsExactly(block(0, 0), block(0, 1));
    assertThat(serving.takeRun(1 << 20)).containsExactly(block(0, 3), block(0, 4));
    assertThat(serving.takeRun(1 << 20)).containsExactly(block(1, 5));
    assertThat(serving.takeRun(1 << 20)).containsExactly(block(2, 6));
    assertThat(serving.takeRun(1 << 20)).isEmpty();
    assertThat(serving.queuedBytes()).isZero();
  }

  @Test
  void theEndOfAPieceEndsARun() {
    add(block(0, 7), block(1, 0));
    assertThat(serving.takeRun(1 << 20)).containsExactly(block(0, 7));
  }

  @Test
  void aRunHasAtMostSoManyBytesButAtLeastOneBlock() {
    add(block(0, 0), block(0, 1), block(0, 2), block(0, 3));
    assertThat(serving.takeRun(2 * LENGTH + 1)).containsExactly(block(0, 0), block(0, 1));
    assertThat(serving.takeRun(1)).containsExactly(block(0, 2));
    assertThat(serving.size()).isEqualTo(1);
    assertThat(serving.queuedBytes()).isEqualTo(LENGTH);
  }

  @Test
  void whatIsQueuedIsQueuedOnce() {
    add(block(0, 0));
    assertThat(serving.add(block(0, 0))).isFalse();
    assertThat(serving.cancel(block(0, 0))).isTrue();
    assertThat(serving.cancel(block(0, 0))).isFalse();
    assertThat(serving.size()).isZero();
    assertThat(serving.queuedBytes()).isZero();
  }

  @Test
  void aClearedQueueIsAnsweredInOrder() {
    add(block(3, 1), block(0, 0));
    assertThat(serving.clear()).containsExactly(block(3, 1), block(0, 0));
    assertThat(serving.size()).isZero();
    assertThat(serving.queuedBytes()).isZero();
    add(block(3, 1));
  }

  @Test
  void theSumIsThatOfTheQueueWhateverHappens() {
    Random random = new Random(23);
    Set<Block> model = new LinkedHashSet<>();
    for (int i = 0; i < 20_000; i++) {
      Block block = block(random.nextInt(10), random.nextInt(8));
      switch (random.nextInt(8)) {
        case 0 -> assertThat(serving.cancel(block)).isEqualTo(model.remove(block));
        case 1 -> {
          List<Block> run = serving.takeRun(1 + random.nextInt(4 * LENGTH));
          assertThat(run).containsExactlyElementsOf(new ArrayList<>(model).subList(0, run.size()));
          assertThat(run.isEmpty()).isEqualTo(model.isEmpty());
          run.forEach(model::remove);
        }
        case 2 -> {
          if (random.nextInt(50) == 0) {
            assertThat(serving.clear()).containsExactlyElementsOf(model);
            model.clear();
          }
        }
        default -> assertThat(serving.add(block)).isEqualTo(model.add(block));
      }
      assertThat(serving.size()).isEqualTo(model.size());
      assertThat(serving.queuedBytes()).isEqualTo((long) model.size() * LENGTH);
    }
  }
}
