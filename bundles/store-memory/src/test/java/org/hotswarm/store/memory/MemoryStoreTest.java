package org.hotswarm.store.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.hotswarm.model.geometry.FileSpan;
import org.hotswarm.model.geometry.Geometry;
import org.hotswarm.spi.store.Store;
import org.hotswarm.spi.store.StoreFullException;
import org.hotswarm.spi.store.StoreState;
import org.hotswarm.spi.store.StoredFile;
import org.hotswarm.tck.store.Sample;
import org.junit.jupiter.api.Test;

class MemoryStoreTest {
  private static final Path ROOT = Path.of("/save");
  private static final long PLENTY = 1 << 30;
  private static final int STEPS = 60;

  private static Store open(Sample sample) {
    return new MemoryStoreProvider(PLENTY).open(sample, Optional.empty());
  }

  private static Sample sample(int pieceLength, long... lengths) {
    return Sample.of(ROOT, "", pieceLength, lengths);
  }

  @Test
  void holdsWhatWasWrittenAndOnlyThat() throws IOException {
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      Sample sample = Sample.random(ROOT, random);
      try (Store store = open(sample)) {
        BitSet written = new BitSet();
        store.prepare();
        for (int step = 0; step < STEPS && sample.geometry().pieceCount() > 0; step++) {
          step(sample, store, written, random);
        }
        checkFiles(sample, store.files(), written, seed);
      }
    }
  }

  private static void step(Sample sample, Store store, BitSet written, Random random)
      throws IOException {
    Geometry geometry = sample.geometry();
    int piece = random.nextInt(geometry.pieceCount());
    int begin = random.nextInt(geometry.pieceLength(piece));
    int length = 1 + random.nextInt(geometry.pieceLength(piece) - begin);
    int offset = (int) geometry.offset(piece, begin);
    if (random.nextBoolean()) {
      var buffers = sample.buffers(piece, begin, length, random);
      store.write(piece, begin, buffers);
      assertThat(buffers).noneMatch(ByteBuffer::hasRemaining);
      written.set(offset, offset + length);
    } else if (isReadable(geometry, written, offset, length)) {
      assertThat(sample.read(store, piece, begin, length))
          .isEqualTo(sample.expected(piece, begin, length));
    } else {
      assertThatThrownBy(() -> sample.read(store, piece, begin, length))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("never written (piece " + piece);
    }
  }

  private static boolean isReadable(Geometry geometry, BitSet written, int offset, int length) {
    for (int at = offset; at < offset + length; at++) {
      int here = at;
      boolean padding =
          geometry.files().stream()
              .anyMatch(span -> span.padding() && span.offset() <= here && here < span.end());
      if (!padding && !written.get(at)) {
        return false;
      }
    }
    return true;
  }

  private static void checkFiles(Sample sample, List<StoredFile> files, BitSet written, int seed) {
    for (int file = 0; file < files.size(); file++) {
      FileSpan span = sample.geometry().files().get(file);
      int last = span.length() == 0 ? -1 : written.previousSetBit((int) span.end() - 1);
      long length = span.padding() ? 0 : Math.max(0, last + 1 - span.offset());
      boolean exists = !span.padding() && (length > 0 || span.length() == 0);
      assertThat(files.get(file).length()).as("seed %d file %d", seed, file).isEqualTo(length);
      assertThat(files.get(file).exists()).as("seed %d file %d", seed, file).isEqualTo(exists);
    }
  }

  @Test
  void missingByteIsNamed() throws IOException {
    Sample sample = sample(100, 150L, 50L);
    try (Store store = open(sample)) {
      store.write(1, 0, sample.buffers(1, 0, 60, new Random(1)));
      assertThatThrownBy(() -> sample.read(store, 1, 40, 40))
          .isInstanceOf(IOException.class)
          .hasMessage("cannot read /save/f1 at 10: never written (piece 1, byte 60)");
      assertThatThrownBy(() -> sample.read(store, 0, 5, 10))
          .isInstanceOf(IOException.class)
          .hasMessage("cannot read /save/f0 at 5: never written (piece 0, byte 5)");
    }
  }

  @Test
  void emptyFilesExistOncePrepared() throws IOException {
    Sample sample = sample(100, 0L, 10L, 0L);
    sample.unwanted(2);
    try (Store store = open(sample)) {
      assertThat(store.files()).containsOnly(StoredFile.ABSENT);
      assertThat(store.snapshot()).isEqualTo(new StoreState("memory", false));
      store.prepare();
      store.prepare();
      assertThat(store.files()).extracting(StoredFile::exists).containsExactly(true, false, false);
      assertThat(store.snapshot()).isEqualTo(new StoreState("memory", true));
    }
  }

  @Test
  void limitIsSharedAndRoomGivenBackIsUsed() throws IOException {
    Sample sample = sample(1_000, 3_000L);
    MemoryStoreProvider provider = new MemoryStoreProvider(2_999);
    Store one = provider.open(sample, Optional.empty());
    try (Store two = provider.open(sample, Optional.empty())) {
      one.write(0, 0, sample.piece(0));
      two.write(1, 0, sample.piece(1));
      one.write(0, 0, sample.piece(0));
      assertThatThrownBy(() -> one.write(2, 0, sample.piece(2)))
          .isInstanceOf(StoreFullException.class)
          .hasMessageContaining("piece 2 of 1000 bytes")
          .hasMessageContaining("2000 of 2999 bytes");
      assertThat(sample.read(one, 0, 0, 1_000)).isEqualTo(sample.expected(0, 0, 1_000));

      two.delete();
      one.write(2, 0, sample.piece(2));
      one.close();
      two.write(0, 0, sample.piece(0));
      two.write(1, 0, sample.piece(1));
    }
  }

  @Test
  void racingLanesNeverTakeMoreThanTheLimit() throws InterruptedException {
    MemoryLimit limit = new MemoryLimit(1_000);
    AtomicLong highest = new AtomicLong();
    Thread[] lanes = new Thread[4];
    for (int i = 0; i < lanes.length; i++) {
      lanes[i] = new Thread(() -> takeAndGiveBack(limit, highest));
      lanes[i].start();
    }
    for (Thread lane : lanes) {
      lane.join();
    }
    assertThat(limit.taken()).isZero();
    assertThat(highest.get()).isBetween(400L, 1_000L);
  }

  private static void takeAndGiveBack(MemoryLimit limit, AtomicLong highest) {
    for (int i = 0; i < 20_000; i++) {
      try {
        limit.take(400, i);
        highest.accumulateAndGet(limit.taken(), Math::max);
        limit.giveBack(400);
      } catch (StoreFullException full) {
        Thread.onSpinWait();
      }
    }
  }

  @Test
  void deleteForgetsEverything() throws IOException {
    Sample sample = sample(100, 100L);
    try (Store store = open(sample)) {
      store.prepare();
      store.write(0, 0, sample.piece(0));
      store.force();
      store.release();
      assertThat(sample.read(store, 0, 0, 100)).isEqualTo(sample.bytes());
      store.delete();

      assertThat(store.files()).containsExactly(StoredFile.ABSENT);
      assertThat(store.snapshot().prepared()).isFalse();
      assertThatThrownBy(() -> sample.read(store, 0, 0, 1)).isInstanceOf(IOException.class);
    }
  }

  @Test
  void bytesMoveToTheNextStoreOfAnotherProvider() throws IOException {
    Sample sample = sample(1_000, 0L, 2_500L);
    Store store = new MemoryStoreProvider(3_000).open(sample, Optional.empty());
    store.prepare();
    store.write(0, 0, sample.piece(0));
    store.write(1, 100, sample.buffers(1, 100, 300, new Random(1)));
    StoreState state = store.snapshot();
    try (Store next = new MemoryStoreProvider(3_000).open(sample, Optional.of(state))) {
      store.close();

      assertThat(next.snapshot().prepared()).isTrue();
      assertThat(sample.read(next, 0, 0, 1_000)).isEqualTo(sample.expected(0, 0, 1_000));
      assertThat(sample.read(next, 1, 100, 300)).isEqualTo(sample.expected(1, 100, 300));
      assertThatThrownBy(() -> sample.read(next, 1, 100, 301)).isInstanceOf(IOException.class);
      assertThat(next.files()).extracting(StoredFile::length).containsExactly(0L, 1_400L);
      next.write(1, 0, sample.piece(1));
      next.write(2, 0, sample.piece(2));
      assertThat(sample.read(next, 1, 0, 1_000)).isEqualTo(sample.expected(1, 0, 1_000));
    }
  }

  @Test
  void neitherSideSeesWhatTheOtherWritesAfterASnapshot() throws IOException {
    Sample sample = sample(100, 100L);
    Sample other = Sample.seeded(ROOT, "", 8, 100, 100L);
    MemoryStoreProvider provider = new MemoryStoreProvider(PLENTY);
    try (Store store = provider.open(sample, Optional.empty())) {
      store.write(0, 0, sample.buffers(0, 0, 50, new Random(1)));
      StoreState state = store.snapshot();
      try (Store next = provider.open(sample, Optional.of(state))) {
        store.write(0, 0, other.piece(0));
        assertThat(sample.read(next, 0, 0, 50)).isEqualTo(sample.expected(0, 0, 50));
        assertThatThrownBy(() -> sample.read(next, 0, 50, 1)).isInstanceOf(IOException.class);
        next.write(0, 0, sample.piece(0));
        assertThat(sample.read(store, 0, 0, 100)).isEqualTo(other.bytes());
        assertThat(sample.read(next, 0, 0, 100)).isEqualTo(sample.bytes());
      }
    }
  }

  @Test
  void whatIsTakenOverCountsEvenPastTheLimit() throws IOException {
    Sample sample = sample(1_000, 3_000L);
    MemoryStoreProvider provider = new MemoryStoreProvider(2_000);
    Store store = provider.open(sample, Optional.empty());
    store.write(0, 0, sample.piece(0));
    store.write(1, 0, sample.piece(1));
    try (Store next = provider.open(sample, Optional.of(store.snapshot()))) {
      assertThat(sample.read(next, 1, 0, 1_000)).isEqualTo(sample.expected(1, 0, 1_000));
      store.close();
      assertThatThrownBy(() -> next.write(2, 0, sample.piece(2)))
          .isInstanceOf(StoreFullException.class)
          .hasMessageContaining("2000 of 2000 bytes");
    }
    try (Store empty = provider.open(sample, Optional.empty())) {
      empty.write(0, 0, sample.piece(0));
      empty.write(1, 0, sample.piece(1));
    }
  }

  @Test
  void bytesStayOutOfResumeData() throws IOException {
    Sample sample = sample(100, 100L);
    try (Store store = open(sample)) {
      store.write(0, 0, sample.piece(0));
      assertThat(store.snapshot().toBencode())
          .isEqualTo(new StoreState("memory", false).toBencode());
    }
  }
}
