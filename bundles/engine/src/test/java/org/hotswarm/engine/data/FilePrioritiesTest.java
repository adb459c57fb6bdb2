package org.hotswarm.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.hotswarm.model.geometry.FileSpan;
import org.hotswarm.model.geometry.Geometry;
import org.junit.jupiter.api.Test;

class FilePrioritiesTest {
  /** Of ten pieces the files have 0 to 2, 2 to 5, none, 6 with padding behind it, and 7 to 9. */
  private final Geometry geometry =
      new Geometry(
          1000,
          List.of(
              new FileSpan(0, 2500, false),
              new FileSpan(2500, 3500, false),
              new FileSpan(6000, 0, false),
              new FileSpan(6000, 300, false),
              new FileSpan(6300, 700, true),
              new FileSpan(7000, 2300, false)));

  private final Pieces pieces = new Pieces(geometry);
  private final FilePriorities priorities = new FilePriorities(pieces);

  private void assertPieces(Integer... levels) {
    assertThat(priorities.levels().pieces()).containsExactly(levels);
    for (int piece = 0; piece < levels.length; piece++) {
      assertThat(pieces.priority(piece)).isEqualTo(levels[piece]);
    }
  }

  @Test
  void allIsNormalUntilSomebodySaysSomething() {
    assertThat(priorities.levels().files()).containsExactly(1, 1, 1, 1, 1, 1);
    assertPieces(1, 1, 1, 1, 1, 1, 1, 1, 1, 1);
  }

  @Test
  void aPieceThatFilesShareGoesWithTheOneWantedMost() {
    priorities.file(0, 7);
    assertPieces(7, 7, 7, 1, 1, 1, 1, 1, 1, 1);
    priorities.file(1, 0);
    assertPieces(7, 7, 7, 0, 0, 0, 1, 1, 1, 1);
    priorities.file(0, 0);
    priorities.file(1, 5);
    assertPieces(0, 0, 5, 5, 5, 5, 1, 1, 1, 1);
  }

  @Test
  void paddingHasNoSay() {
    priorities.files(List.of(0, 0, 0, 0, 7, 2));
    assertPieces(0, 0, 0, 0, 0, 0, 0, 2, 2, 2);
    assertThat(priorities.isWanted(3)).isFalse();
    assertThat(priorities.isWanted(5)).isTrue();
  }

  @Test
  void aPieceMayHaveAPriorityOfItsOwnUntilThatOfAFileChanges() {
    priorities.piece(4, 6);
    assertPieces(1, 1, 1, 1, 6, 1, 1, 1, 1, 1);
    priorities.pieces(List.of(0, 1, 2, 3, 4, 5, 6, 7, 0, 1));
    assertPieces(0, 1, 2, 3, 4, 5, 6, 7, 0, 1);
    assertThat(priorities.levels().files()).containsExactly(1, 1, 1, 1, 1, 1);
    priorities.file(2, 1);
    assertPieces(1, 1, 1, 1, 1, 1, 1, 1, 1, 1);
  }

  @Test
  void onlySomeFilesAndThenAll() {
    priorities.only(List.of(1, 3, 99, -1));
    assertThat(priorities.levels().files()).containsExactly(0, 1, 0, 1, 0, 0);
    assertPieces(0, 0, 1, 1, 1, 1, 1, 0, 0, 0);
    priorities.only(List.of());
    assertPieces(1, 1, 1, 1, 1, 1, 1, 1, 1, 1);
  }

  @Test
  void whatWasWantedBeforeIsWantedAgain() {
    priorities.files(List.of(3, 0, 1, 1, 1, 7));
    priorities.piece(9, 0);
    FilePriorities next = new FilePriorities(new Pieces(geometry));
    next.restore(priorities.levels());
    assertThat(next.levels()).isEqualTo(priorities.levels());
  }

  @Test
  void whatIsOfAnotherTorrentIsNotTakenOver() {
    Levels before = priorities.levels();
    priorities.restore(Levels.NONE);
    priorities.restore(new Levels(List.of(1), before.pieces()));
    priorities.restore(new Levels(List.of(1, 1, 1, 1, 1, 8), before.pieces()));
    priorities.restore(new Levels(List.of(1, 1, 1, 1, 1, -1), before.pieces()));
    assertThat(priorities.levels()).isEqualTo(before);
  }

  @Test
  void whatIsNotThereIsNamed() {
    assertThatThrownBy(() -> priorities.file(6, 1)).hasMessage("there is no file 6; the last is 5");
    assertThatThrownBy(() -> priorities.piece(-1, 1))
        .hasMessage("there is no piece -1; the last is 9");
    assertThatThrownBy(() -> priorities.pieces(List.of(1)))
        .hasMessage("1 priorities for 10 pieces; give one for each");
    assertThatThrownBy(() -> priorities.files(List.of(1, 2)))
        .hasMessage("2 priorities for 6 files; give one for each");
    priorities.files(List.of(2, 2, 2, 2, 2, 2, 9));
    assertPieces(2, 2, 2, 2, 2, 2, 2, 2, 2, 2);
  }
}
