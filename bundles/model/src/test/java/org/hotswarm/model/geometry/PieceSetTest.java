package org.hotswarm.model.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PieceSetTest {
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 7, 8, 9, 31, 32, 33, 63, 64, 65, 127, 128, 129, 1000})
  void behavesAsABitSetDoes(int size) {
    Random random = new Random(size);
    PieceSet set = new PieceSet(size);
    BitSet model = new BitSet();
    for (int i = 0; i < 500 && size > 0; i++) {
      int piece = random.nextInt(size);
      if (random.nextInt(3) == 0) {
        assertThat(set.remove(piece)).isEqualTo(model.get(piece));
        model.clear(piece);
      } else {
        assertThat(set.add(piece)).isEqualTo(!model.get(piece));
        model.set(piece);
      }
      int from = random.nextInt(size);
      assertThat(set.count()).isEqualTo(model.cardinality());
      assertThat(set.nextSet(from)).isEqualTo(model.nextSetBit(from));
      assertThat(set.nextClear(from)).isEqualTo(nextClear(model, from, size));
    }
    for (int piece = 0; piece < size; piece++) {
      assertThat(set.has(piece)).isEqualTo(model.get(piece));
    }
    assertThat(PieceSet.ofBytes(set.toBytes(), size)).isEqualTo(set).hasSameHashCodeAs(set);
  }

  private static int nextClear(BitSet model, int from, int size) {
    int found = model.nextClearBit(from);
    return found < size ? found : -1;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7, 8, 9, 63, 64, 65, 127, 128, 129})
  void fullAndEmptyAreTheTwoEnds(int size) {
    PieceSet full = PieceSet.full(size);
    assertThat(full.size()).isEqualTo(size);
    assertThat(full.count()).isEqualTo(size);
    assertThat(full.isFull()).isTrue();
    assertThat(full.nextClear(0)).isEqualTo(-1);
    assertThat(full.nextSet(size)).isEqualTo(-1);
    assertThat(full.isEmpty()).isEqualTo(size == 0);

    PieceSet empty = new PieceSet(size);
    assertThat(empty.isEmpty()).isTrue();
    assertThat(empty.isFull()).isEqualTo(size == 0);
    assertThat(empty.nextSet(0)).isEqualTo(-1);
    assertThat(empty.nextClear(0)).isEqualTo(size == 0 ? -1 : 0);
    assertThat(empty.lacksSomeOf(full)).isEqualTo(size > 0);
    assertThat(full.lacksSomeOf(empty)).isFalse();

    full.clear();
    assertThat(full).isEqualTo(empty);
    empty.fill();
    assertThat(empty).isEqualTo(PieceSet.full(size));
  }

  @ParameterizedTest
  @CsvSource({"0,0", "1,1", "7,1", "8,1", "9,2", "63,8", "64,8", "65,9", "2097152,262144"})
  void bytesOnTheWire(int size, int bytes) {
    assertThat(PieceSet.byteLength(size)).isEqualTo(bytes);
    assertThat(new PieceSet(size).toBytes()).hasSize(bytes);
  }

  @Test
  void theHighBitOfTheFirstByteIsPieceZero() {
    PieceSet set = new PieceSet(10);
    set.add(0);
    set.add(9);
    assertThat(set.toBytes()).containsExactly(0x80, 0x40);
    PieceSet read = PieceSet.ofBytes(new byte[] {0x01, (byte) 0x80}, 10);
    assertThat(read.has(7)).isTrue();
    assertThat(read.has(8)).isTrue();
    assertThat(read.count()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 9, 15, 63, 65})
  void spareBitsMustBeZero(int size) {
    byte[] bytes = new byte[PieceSet.byteLength(size)];
    for (int bit = size; bit < bytes.length * 8; bit++) {
      bytes[bit / 8] = (byte) (0x80 >> bit % 8);
      assertThatThrownBy(() -> PieceSet.ofBytes(bytes, size))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("spare");
      bytes[bit / 8] = 0;
    }
    assertThat(PieceSet.ofBytes(bytes, size).isEmpty()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"0,1", "8,0", "8,2", "9,1", "9,3", "64,9", "65,8"})
  void theLengthMustFitExactly(int size, int bytes) {
    assertThatThrownBy(() -> PieceSet.ofBytes(new byte[bytes], size))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(size + " pieces");
  }

  @ParameterizedTest
  @CsvSource({"0,0", "0,-1", "1,1", "65,65", "65,100", "64,64", "64,-1"})
  void nothingIsAddedOutsideTheTorrent(int size, int piece) {
    PieceSet set = new PieceSet(size);
    assertThatThrownBy(() -> set.add(piece)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThat(set.isEmpty()).isTrue();
  }

  @Test
  void aCopyGoesItsOwnWay() {
    PieceSet set = new PieceSet(5);
    set.add(1);
    PieceSet copy = set.copy();
    copy.add(2);
    set.remove(1);
    assertThat(copy.count()).isEqualTo(2);
    assertThat(copy.has(1)).isTrue();
    assertThat(set.isEmpty()).isTrue();
    assertThat(set).isNotEqualTo(copy).isNotEqualTo(new PieceSet(6)).hasToString("0 of 5 pieces");
  }

  @Test
  void lackingIsAskedInOneDirection() {
    PieceSet ours = new PieceSet(130);
    PieceSet theirs = new PieceSet(130);
    theirs.add(129);
    assertThat(ours.lacksSomeOf(theirs)).isTrue();
    assertThat(theirs.lacksSomeOf(ours)).isFalse();
    ours.add(129);
    ours.add(0);
    assertThat(ours.lacksSomeOf(theirs)).isFalse();
    assertThat(theirs.lacksSomeOf(ours)).isTrue();
  }
}
