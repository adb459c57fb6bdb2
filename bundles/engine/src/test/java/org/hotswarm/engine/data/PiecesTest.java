package org.hotswarm.engine.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.hotswarm.model.geometry.Geometry;
import org.hotswarm.model.geometry.PieceSet;
import org.junit.jupiter.api.Test;

class PiecesTest {
  private final Geometry geometry = Geometry.ofLengths(1000, List.of(9_300L));
  private final Pieces pieces = new Pieces(geometry);

  @Test
  void atFirstAllIsWantedAndMissing() {
    assertThat(pieces.missingBytes()).isEqualTo(9300);
    assertThat(pieces.verifiedBytes()).isZero();
    assertThat(pieces.priority(3)).isEqualTo(Pieces.NORMAL);
  }

  @Test
  void theLastPieceIsShorter() {
    pieces.verify(9);
    assertThat(pieces.verifiedBytes()).isEqualTo(300);
    assertThat(pieces.missingBytes()).isEqualTo(9000);
  }

  @Test
  void whatIsNotWantedIsNotMissing() {
    pieces.priority(0, 0);
    assertThat(pieces.missing().has(0)).isFalse();
    pieces.verify(0);
    pieces.priority(0, 7);
    assertThat(pieces.missing().has(0)).as("it is verified").isFalse();
    pieces.priority(1, 0);
    pieces.priority(1, 1);
    assertThat(pieces.missing().has(1)).isTrue();
  }

  @Test
  void missingIsWhatIsWantedAndNotVerifiedWhateverHappens() {
    Random random = new Random(2);
    boolean[] verified = new boolean[10];
    for (int i = 0; i < 5000; i++) {
      int piece = random.nextInt(10);
      switch (random.nextInt(3)) {
        case 0 -> pieces.priority(piece, random.nextInt(8));
        case 1 -> {
          pieces.verify(piece);
          verified[piece] = true;
        }
        default -> {
          PieceSet these = new PieceSet(10);
          for (int p = 0; p < 10; p++) {
            verified[p] = random.nextBoolean();
            if (verified[p]) {
              these.add(p);
            }
          }
          pieces.verifyAll(these);
        }
      }
      long missingBytes = 0;
      for (int p = 0; p < 10; p++) {
        boolean missing = pieces.priority(p) > 0 && !verified[p];
        assertThat(pieces.missing().has(p)).isEqualTo(missing);
        assertThat(pieces.verified().has(p)).isEqualTo(verified[p]);
        missingBytes += missing ? geometry.pieceLength(p) : 0;
      }
      assertThat(pieces.missingBytes()).isEqualTo(missingBytes);
    }
  }
}
