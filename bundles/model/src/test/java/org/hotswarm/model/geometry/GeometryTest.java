package org.hotswarm.model.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GeometryTest {
  @ParameterizedTest
  @CsvSource({
    "16384, 0, 0, 0, 0",
    "16384, 1, 1, 1, 1",
    "16384, 16383, 1, 16383, 1",
    "16384, 16384, 1, 16384, 1",
    "16384, 16385, 2, 1, 1",
    "32768, 65535, 2, 32767, 2",
    "32768, 49153, 2, 16385, 2",
    "20000, 60001, 4, 1, 1",
    "1, 5, 5, 1, 1",
  })
  void theLastPieceHoldsWhatIsLeft(
      int pieceLength, long total, int pieces, int lastLength, int lastBlocks) {
    Geometry geometry = Geometry.ofLengths(pieceLength, List.of(total));
    assertThat(geometry.totalLength()).isEqualTo(total);
    assertThat(geometry.pieceLength()).isEqualTo(pieceLength);
    assertThat(geometry.pieceCount()).isEqualTo(pieces);
    if (pieces > 0) {
      assertThat(geometry.pieceLength(pieces - 1)).isEqualTo(lastLength);
      assertThat(geometry.blockCount(pieces - 1)).isEqualTo(lastBlocks);
    }
  }

  @Test
  void offsetsBeyondFourGibibytesDoNotOverflow() {
    long total = (1L << 48) - 1;
    Geometry geometry = Geometry.ofLengths(1 << 27, List.of(total));
    assertThat(geometry.pieceCount()).isEqualTo(1 << 21);
    int last = geometry.pieceCount() - 1;
    assertThat(geometry.offset(last, 5)).isEqualTo(((long) last << 27) + 5);
    assertThat(geometry.pieceAt(total - 1)).isEqualTo(last);
    assertThat(geometry.pieceLength(last)).isEqualTo((1 << 27) - 1);
    assertThat(geometry.slices(last, 0, 10))
        .containsExactly(new FileSlice(0, (long) last << 27, 10));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, 16384, true",
    "0, 0, 1, true",
    "0, 39999, 1, true",
    "0, 0, 40000, true",
    "0, 0, 40001, false",
    "0, 39999, 2, false",
    "0, 40000, 1, false",
    "0, 40000, 0, false",
    "0, 0, 0, false",
    "0, 0, -1, false",
    "0, -1, 1, false",
    "-1, 0, 1, false",
    "2, 0, 9999, true",
    "2, 0, 10000, true",
    "2, 0, 10001, false",
    "3, 0, 1, false",
    "0, 2147483647, 1, false",
    "0, 2147483647, 2147483647, false",
    "2147483647, 0, 1, false",
    "0, -2147483648, 2147483647, false",
  })
  void onlyRangesInsideAPieceBecomeBlocks(int piece, int begin, int length, boolean inside) {
    Geometry geometry = Geometry.ofLengths(40_000, List.of(90_000L));
    assertThat(geometry.block(piece, begin, length).isPresent()).isEqualTo(inside);
  }

  @Test
  void aRequestHasAtMost128Kib() {
    Geometry geometry = Geometry.ofLengths(1 << 20, List.of(1L << 20));
    assertThat(geometry.block(0, 0, 131_072)).isPresent();
    assertThat(geometry.block(0, 0, 131_073)).isEmpty();
  }

  @Test
  void wholeBlocksAreTheSixteenKibibytesOfThePiece() {
    Geometry geometry = Geometry.ofLengths(40_000, List.of(40_000L));
    assertThat(geometry.blockCount(0)).isEqualTo(3);
    Block last = geometry.block(0, 2);
    assertThat(last.begin()).isEqualTo(32_768);
    assertThat(last.length()).isEqualTo(7_232);
    assertThat(last.end()).isEqualTo(40_000);
    assertThat(last.index()).isEqualTo(2);
    assertThat(geometry.isWholeBlock(last)).isTrue();
    assertThat(geometry.block(0, 32_768, 7_232)).contains(last);
    assertThat(geometry.isWholeBlock(geometry.block(0, 0, 100).orElseThrow())).isFalse();
    assertThat(geometry.isWholeBlock(geometry.block(0, 1, 16_384).orElseThrow())).isFalse();
    assertThat(last).hasToString("piece 0 [32768+7232]").isNotEqualTo(geometry.block(0, 1));
  }

  @Test
  void slicesPassOverEmptyFiles() {
    Geometry geometry = Geometry.ofLengths(100, List.of(0L, 30L, 0L, 0L, 50L, 0L, 40L, 0L));
    assertThat(geometry.slices(0, 0, 100))
        .containsExactly(new FileSlice(1, 0, 30), new FileSlice(4, 0, 50), new FileSlice(6, 0, 20));
    assertThat(geometry.slices(1, 0, 20)).containsExactly(new FileSlice(6, 20, 20));
    assertThat(geometry.slices(0, 29, 2))
        .containsExactly(new FileSlice(1, 29, 1), new FileSlice(4, 0, 1));
    assertThat(geometry.slices(0, 30, 1)).containsExactly(new FileSlice(4, 0, 1));
    assertThat(geometry.slices(0, 0, 0)).isEmpty();
  }

  @Test
  void filesKnowTheirPieces() {
    Geometry geometry = Geometry.ofLengths(100, List.of(100L, 0L, 1L, 250L, 0L));
    assertThat(pieces(geometry, 0)).containsExactly(0, 0);
    assertThat(pieces(geometry, 1)).containsExactly(1, 0);
    assertThat(pieces(geometry, 2)).containsExactly(1, 1);
    assertThat(pieces(geometry, 3)).containsExactly(1, 3);
    assertThat(pieces(geometry, 4)).containsExactly(3, 2);
    Geometry nothing = Geometry.ofLengths(100, List.of(0L));
    assertThat(pieces(nothing, 0)).containsExactly(0, -1);
    assertThat(nothing.pieceCount()).isZero();
    assertThat(Geometry.ofLengths(100, List.of()).totalLength()).isZero();
  }

  private static List<Integer> pieces(Geometry geometry, int file) {
    return List.of(geometry.firstPiece(file), geometry.lastPiece(file));
  }

  @RepeatedTest(20)
  void slicesOfAllPiecesAreAllBytesOnce(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    List<Long> lengths = new ArrayList<>();
    for (int i = random.nextInt(40); i >= 0; i--) {
      lengths.add((long) (random.nextInt(3) == 0 ? 0 : random.nextInt(500)));
    }
    Geometry geometry = Geometry.ofLengths(1 + random.nextInt(200), lengths);
    long[] next = new long[lengths.size()];
    int file = 0;
    for (int piece = 0; piece < geometry.pieceCount(); piece++) {
      assertThat(geometry.pieceAt(geometry.offset(piece, 0))).isEqualTo(piece);
      int left = geometry.pieceLength(piece);
      for (FileSlice slice : geometry.slices(piece, 0, left)) {
        assertThat(slice.file()).isGreaterThanOrEqualTo(file);
        assertThat(slice.offset()).isEqualTo(next[slice.file()]);
        assertThat(slice.length()).isPositive();
        assertThat(piece)
            .isBetween(geometry.firstPiece(slice.file()), geometry.lastPiece(slice.file()));
        file = slice.file();
        next[file] += slice.length();
        left -= slice.length();
      }
      assertThat(left).isZero();
    }
    for (int i = 0; i < next.length; i++) {
      assertThat(next[i]).isEqualTo(lengths.get(i));
    }
  }

  @Test
  void aRangeOfAFileIsAskedForInBlocks() {
    Geometry geometry = Geometry.ofLengths(40_000, List.of(10_000L, 60_000L));
    assertThat(geometry.blocks(1, 20_000, 15_000))
        .containsExactly(
            geometry.block(0, 30_000, 2_768).orElseThrow(),
            geometry.block(0, 32_768, 7_232).orElseThrow(),
            geometry.block(1, 0, 5_000).orElseThrow());
    assertThat(geometry.blocks(1, 60_000, 0)).isEmpty();
    assertThat(geometry.blocks(0, 9_999, 1))
        .containsExactly(geometry.block(0, 9_999, 1).orElseThrow());
  }

  @ParameterizedTest
  @CsvSource({"9999, 2", "-1, 1", "0, -1", "0, 10001", "9223372036854775807, 1"})
  void aRangeBeyondTheFileIsRefused(long offset, int length) {
    Geometry geometry = Geometry.ofLengths(40_000, List.of(10_000L, 60_000L));
    assertThatThrownBy(() -> geometry.blocks(0, offset, length))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a file of 10000");
  }

  @RepeatedTest(20)
  void blocksOfARangeAreSlicesOfItsFile(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    Geometry geometry =
        Geometry.ofLengths(
            1 + random.nextInt(60_000), List.of((long) random.nextInt(90_000), 0L, 100_000L));
    long offset = random.nextInt(50_000);
    int length = random.nextInt(50_001);
    long at = offset;
    for (Block block : geometry.blocks(2, offset, length)) {
      assertThat(block.begin() / Geometry.BLOCK_LENGTH)
          .isEqualTo((block.end() - 1) / Geometry.BLOCK_LENGTH);
      assertThat(geometry.slices(block.piece(), block.begin(), block.length()))
          .containsExactly(new FileSlice(2, at, block.length()));
      at += block.length();
    }
    assertThat(at).isEqualTo(offset + length);
  }

  @Test
  void refusesMeasuresThatAreNone() {
    assertRefused(0, List.of(new FileSpan(0, 1, false)));
    assertRefused(-1, List.of(new FileSpan(0, 1, false)));
    assertRefused(1, List.of(new FileSpan(0, -1, false)));
    assertRefused(1, List.of(new FileSpan(1, 1, false)));
    assertRefused(1, List.of(new FileSpan(0, 5, false), new FileSpan(6, 1, false)));
    assertRefused(1, List.of(new FileSpan(0, 5, false), new FileSpan(4, 1, false)));
    assertRefused(1, List.of(new FileSpan(0, 1L << 31, false)));
    assertRefused(
        1 << 20, List.of(new FileSpan(0, 1, false), new FileSpan(1, Long.MAX_VALUE, false)));
    assertThatThrownBy(() -> Geometry.ofLengths(1, List.of(1L, -1L)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static void assertRefused(int pieceLength, List<FileSpan> files) {
    assertThatThrownBy(() -> new Geometry(pieceLength, files))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
