package org.hotswarm.store.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hotswarm.store.file.Stores.open;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hotswarm.spi.store.Passage;
import org.hotswarm.spi.store.Store;
import org.hotswarm.spi.store.StoreFullException;
import org.hotswarm.tck.store.Sample;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that go to another place. */
class RelocationTest {
  private static final int MIB = 1 << 20;

  @TempDir Path directory;
  private final List<FileSystem> others = new ArrayList<>();

  @AfterEach
  void close() throws IOException {
    for (FileSystem other : others) {
      other.close();
    }
  }

  private Path elsewhere(Configuration configuration) {
    FileSystem other = Jimfs.newFileSystem(configuration);
    others.add(other);
    return other.getPath("/there").toAbsolutePath();
  }

  private Path elsewhere() {
    return elsewhere(Configuration.unix());
  }

  private Sample sample() {
    return Sample.of(directory.resolve("here"), "t/a/", MIB, 5 * MIB + 17, 0, 3 * MIB, 2 * MIB);
  }

  private static List<Path> at(Sample sample, Path root) {
    return sample.files().stream()
        .map(file -> root.resolve(sample.root().relativize(file).toString()))
        .toList();
  }

  private static int carryOn(Passage passage) throws IOException {
    int parts = 1;
    while (!passage.advance()) {
      parts++;
    }
    return parts;
  }

  private static void assertHolds(Sample sample, List<Path> files) throws IOException {
    for (int file = 0; file < files.size(); file++) {
      assertThat(Files.readAllBytes(files.get(file))).isEqualTo(sample.expectedFile(file));
    }
  }

  private static void assertServes(Sample sample, Store store) throws IOException {
    for (int piece = 0; piece < sample.geometry().pieceCount(); piece++) {
      int length = sample.geometry().pieceLength(piece);
      assertThat(sample.read(store, piece, 0, length)).isEqualTo(sample.expected(piece, 0, length));
    }
  }

  private static Object key(Path file) throws IOException {
    return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
  }

  @Test
  void onOneFileSystemOnlyNamesChange() throws IOException {
    Sample sample = sample();
    Path root = directory.resolve("some/where");
    try (Store store = open(sample)) {
      store.prepare();
      sample.writeAll(store);
      Object before = key(sample.files().get(0));
      Passage passage = store.move(root, at(sample, root));
      assertThat(carryOn(passage)).isEqualTo(1);
      assertThat(passage.total()).isZero();
      assertThat(key(at(sample, root).get(0))).isEqualTo(before);
      assertHolds(sample, at(sample, root));
      assertThat(sample.root()).isEmptyDirectory();
      assertServes(sample, store);
      store.force();
    }
  }

  @Test
  void toAnotherFileSystemFilesAreCopied() throws IOException {
    Sample sample = sample();
    Path root = elsewhere();
    try (Store store = open(sample)) {
      store.prepare();
      sample.writeAll(store);
      Passage passage = store.move(root, at(sample, root));
      assertThat(passage.advance()).isFalse();
      assertThat(passage.total()).isEqualTo(10 * MIB + 17);
      assertThat(carryOn(passage)).isGreaterThan(2);
      assertThat(passage.copied()).isEqualTo(passage.total());
      assertThat(passage.leftBehind()).isEmpty();
      assertHolds(sample, at(sample, root));
      assertThat(sample.root()).isEmptyDirectory();
      assertServes(sample, store);
    }
  }

  @Test
  void whatIsWrittenMeanwhileArrivesToo() throws IOException {
    Sample sample = sample();
    Path root = elsewhere();
    try (Store store = open(sample)) {
      store.prepare();
      for (int piece = 0; piece < sample.geometry().pieceCount(); piece += 2) {
        store.write(piece, 0, sample.piece(piece));
      }
      Passage passage = store.move(root, at(sample, root));
      int late = 1;
      while (!passage.advance()) {
        if (late < sample.geometry().pieceCount()) {
          store.write(late, 0, sample.piece(late));
          late += 2;
        }
      }
      assertThat(late).as("pieces came while files were copied").isGreaterThan(5);
      while (late < sample.geometry().pieceCount()) {
        store.write(late, 0, sample.piece(late));
        late += 2;
      }
      assertHolds(sample, at(sample, root));
      assertServes(sample, store);
    }
  }

  @Test
  void holesAreNotFilledAndLengthsStay() throws IOException {
    Sample sample = Sample.of(directory.resolve("here"), "", MIB, 4 * MIB);
    Path root = elsewhere();
    Files.createDirectories(sample.root());
    byte[] sparse = new byte[4 * MIB];
    sparse[MIB] = 1;
    Files.write(sample.files().get(0), sparse);
    try (Store store = open(sample)) {
      carryOn(store.move(root, at(sample, root)));
      assertThat(Files.readAllBytes(at(sample, root).get(0))).isEqualTo(sparse);
    }
  }

  @Test
  void aMoveThatIsCancelledLeavesNothingThereAndAllHere() throws IOException {
    Sample sample = sample();
    Path root = elsewhere();
    try (Store store = open(sample)) {
      store.prepare();
      sample.writeAll(store);
      Passage passage = store.move(root, at(sample, root));
      passage.advance();
      passage.advance();
      assertThat(at(sample, root).get(0)).exists();
      passage.cancel();
      assertThat(root).isEmptyDirectory();
      assertHolds(sample, sample.files());
      assertThatThrownBy(passage::advance).hasMessageContaining("has ended");
      assertThat(carryOn(store.move(root, at(sample, root)))).as("another try").isPositive();
    }
  }

  @Test
  void aStoreThatIsClosedGivesUpItsMove() throws IOException {
    Sample sample = sample();
    Path root = elsewhere();
    Store store = open(sample);
    store.prepare();
    sample.writeAll(store);
    Passage passage = store.move(root, at(sample, root));
    passage.advance();
    passage.advance();
    store.close();
    assertThat(root).isEmptyDirectory();
    assertHolds(sample, sample.files());
    assertThatThrownBy(passage::advance).isInstanceOf(IOException.class);
  }

  @Test
  void aFullVolumeEndsTheMoveAndTheOldPlaceStaysWhole() throws IOException {
    Sample sample = sample();
    Path root = elsewhere(Configuration.unix().toBuilder().setMaxSize(6 * MIB).build());
    try (Store store = open(sample)) {
      store.prepare();
      sample.writeAll(store);
      Passage passage = store.move(root, at(sample, root));
      assertThatThrownBy(() -> carryOn(passage)).isInstanceOf(StoreFullException.class);
      assertThat(root).isEmptyDirectory();
      assertHolds(sample, sample.files());
      assertServes(sample, store);
    }
  }

  @Test
  void whatIsAtTheNewPlaceIsNeverOverwritten() throws IOException {
    Sample sample = sample();
    for (Path root : List.of(directory.resolve("near"), elsewhere())) {
      Path last = at(sample, root).get(3);
      Files.createDirectories(last.getParent());
      Files.writeString(last, "mine");
      try (Store store = open(sample)) {
        store.prepare();
        sample.writeAll(store);
        Passage passage = store.move(root, at(sample, root));
        assertThatThrownBy(() -> carryOn(passage))
            .hasMessage(
                "cannot move to "
                    + last
                    + ": something is there already; take it away, or choose another place");
        assertThat(last).hasContent("mine");
        assertThat(at(sample, root).get(0)).doesNotExist();
        assertHolds(sample, sample.files());
        assertServes(sample, store);
      }
    }
  }

  @Test
  void aFileGetsAnotherName() throws IOException {
    Sample sample = sample();
    List<Path> places = new ArrayList<>(sample.files());
    places.set(2, sample.root().resolve("other/name"));
    try (Store store = open(sample)) {
      store.prepare();
      store.write(0, 0, sample.piece(0));
      assertThat(carryOn(store.move(sample.root(), places))).as("is not there yet").isOne();
      sample.writeAll(store);
      assertHolds(sample, places);
      assertThat(sample.files().get(2)).doesNotExist();
      assertThat(carryOn(store.move(sample.root(), sample.files()))).isOne();
      assertHolds(sample, sample.files());
      assertThat(sample.root().resolve("other")).doesNotExist();
    }
  }

  @Test
  void oneMoveAtATime() throws IOException {
    Sample sample = sample();
    try (Store store = open(sample)) {
      store.prepare();
      sample.writeAll(store);
      Passage passage = store.move(sample.root(), at(sample, sample.root().resolve("x")));
      passage.cancel();
      Path root = elsewhere();
      store.move(root, at(sample, root));
      assertThatThrownBy(() -> store.move(root, at(sample, root)))
          .hasMessageContaining("being moved already");
    }
  }

  @Test
  void foreignFilesStay() throws IOException {
    Sample sample = sample();
    Path root = elsewhere();
    try (Store store = open(sample)) {
      store.prepare();
      sample.writeAll(store);
      Path foreign = sample.files().get(0).resolveSibling("foreign");
      Files.writeString(foreign, "stays");
      carryOn(store.move(root, at(sample, root)));
      assertThat(foreign).hasContent("stays");
      assertThat(sample.files().get(0)).doesNotExist();
      ByteBuffer part = ByteBuffer.allocate(10);
      store.read(0, 5, part);
      assertThat(part.array()).isEqualTo(Arrays.copyOfRange(sample.bytes(), 5, 15));
    }
  }
}
