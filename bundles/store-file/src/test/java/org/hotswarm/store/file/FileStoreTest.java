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
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hotswarm.model.geometry.FileSpan;
import org.hotswarm.model.geometry.Geometry;
import org.hotswarm.spi.store.Store;
import org.hotswarm.spi.store.StoreFullException;
import org.hotswarm.spi.store.StoreState;
import org.hotswarm.spi.store.StoredFile;
import org.hotswarm.tck.store.Sample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class FileStoreTest {
  @TempDir Path directory;

  @Test
  void prepareMakesDirectoriesAndEmptyFilesOnly() throws IOException {
    Sample sample = Sample.of(directory.resolve("new/save"), "t/a/", 16_384, 0, 10, 0);
    try (Store store = open(sample)) {
      assertThat(store.snapshot()).isEqualTo(new StoreState("sparse", false));
      store.prepare();

      assertThat(sample.files().get(0)).isEmptyFile();
      assertThat(sample.files().get(1)).doesNotExist();
      assertThat(sample.files().get(2)).isEmptyFile();
      assertThat(store.snapshot()).isEqualTo(new StoreState("sparse", true));
    }
  }

  @Test
  void prepareAgainChangesNothing() throws IOException {
    Sample sample = Sample.of(directory, "t/", 16_384, 0, 40_000);
    try (Store store = open(sample)) {
      store.prepare();
      sample.writeAll(store);
      FileTime then = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));
      Files.setLastModifiedTime(sample.files().get(0), then);
      store.prepare();

      assertThat(sample.files().get(1)).hasBinaryContent(sample.expectedFile(1));
      assertThat(Files.getLastModifiedTime(sample.files().get(0))).isEqualTo(then);
    }
  }

  @Test
  void unwantedFilesAppearOnlyWhenAPieceReachesThem() throws IOException {
    Sample sample = Sample.of(directory, "t/", 16_384, 20_000, 20_000, 0);
    sample.unwanted(1);
    sample.unwanted(2);
    try (Store store = open(sample)) {
      store.prepare();
      store.write(0, 0, sample.piece(0));
      assertThat(sample.files().get(1)).doesNotExist();
      assertThat(sample.files().get(2)).doesNotExist();

      store.write(1, 0, sample.piece(1));
      assertThat(sample.files().get(1)).exists();
    }
  }

  @Test
  void neighbouringFilesMeetAtTheirBoundary() throws IOException {
    Sample sample = Sample.of(directory, "", 16_384, 16_384, 0, 1, 16_383, 0);
    try (Store store = open(sample)) {
      store.write(0, 0, sample.piece(0));
      assertThat(sample.files().get(2)).doesNotExist();
      store.write(1, 0, sample.piece(1));

      for (int file : new int[] {0, 2, 3}) {
        assertThat(sample.files().get(file)).hasBinaryContent(sample.expectedFile(file));
      }
      assertThat(sample.read(store, 1, 0, 2)).isEqualTo(sample.expected(1, 0, 2));
    }
  }

  @Test
  void padFilesAreNeverStoredAndReadAsZeros() throws IOException {
    List<FileSpan> spans =
        List.of(
            new FileSpan(0, 100, false), new FileSpan(100, 50, true), new FileSpan(150, 50, false));
    Geometry geometry = new Geometry(200, spans);
    Sample sample = Sample.of(directory, "", 200, 100, 50, 50);
    var needs = new GivenGeometry(sample, geometry);
    try (Store store = new FileStoreProvider().open(needs, Optional.empty())) {
      store.prepare();
      store.write(0, 0, List.of(ByteBuffer.wrap(sample.bytes().clone())));

      assertThat(sample.files().get(1)).doesNotExist();
      assertThat(sample.files().get(2)).hasBinaryContent(sample.expectedFile(2));
      assertThat(sample.read(store, 0, 90, 70))
          .startsWith(sample.expected(0, 90, 10))
          .endsWith(sample.expected(0, 150, 10))
          .containsSequence(new byte[50]);
      assertThat(store.files().get(1)).isEqualTo(StoredFile.ABSENT);
      store.delete();
      assertThat(directory).isEmptyDirectory();
    }
  }

  @Test
  void missingBytesAreNamed() throws IOException {
    Sample sample = Sample.of(directory, "t/", 16_384, 40_000);
    try (Store store = open(sample)) {
      store.prepare();
      assertThatThrownBy(() -> sample.read(store, 0, 0, 10))
          .isInstanceOf(IOException.class)
          .hasMessageContaining(sample.files().get(0).toString())
          .hasMessageContaining("not there");

      store.write(0, 0, sample.piece(0));
      assertThat(sample.read(store, 0, 16_380, 4)).isEqualTo(sample.expected(0, 16_380, 4));
      assertThatThrownBy(() -> sample.read(store, 1, 100, 10))
          .isInstanceOf(IOException.class)
          .hasMessageContaining(sample.files().get(0).toString())
          .hasMessageContaining("16484")
          .hasMessageContaining("ends at 16384");
    }
  }

  @Test
  void longerFileIsLeftAsItIs() throws IOException {
    Sample sample = Sample.of(directory, "t/", 16_384, 100);
    Files.createDirectory(directory.resolve("t"));
    Files.write(sample.files().get(0), new byte[200]);
    try (Store store = open(sample)) {
      store.prepare();
      store.write(0, 0, sample.piece(0));

      assertThat(store.files().get(0).length()).isEqualTo(200);
      assertThat(sample.read(store, 0, 0, 100)).isEqualTo(sample.bytes());
    }
  }

  @Test
  void filesTellLengthAndTime() throws IOException {
    Sample sample = Sample.of(directory, "t/d/", 16_384, 5, 6, 0);
    try (Store store = open(sample)) {
      assertThat(store.files()).containsOnly(StoredFile.ABSENT).hasSize(3);
      store.prepare();
      store.write(0, 0, sample.buffers(0, 0, 5, new java.util.Random(1)));
      Instant then = Instant.parse("2021-02-03T04:05:06Z");
      Files.setLastModifiedTime(sample.files().get(0), FileTime.from(then));
      Files.createDirectory(sample.files().get(1));

      assertThat(store.files().get(0)).isEqualTo(new StoredFile(true, 5, then));
      assertThat(store.files().get(1)).isEqualTo(StoredFile.ABSENT);
      assertThat(store.files().get(2).exists()).isTrue();
    }
  }

  @Test
  void deleteLeavesWhatIsForeign() throws IOException {
    Sample sample = Sample.of(directory, "t/a/b/", 16_384, 10, 0, 10);
    Path foreign = directory.resolve("t/mine");
    try (Store store = open(sample)) {
      store.prepare();
      sample.writeAll(store);
      Files.write(foreign, new byte[1]);
      store.delete();

      assertThat(directory.resolve("t/a")).doesNotExist();
      assertThat(foreign).exists();
      assertThat(store.snapshot().prepared()).isFalse();
      store.force();
      Files.delete(foreign);
      store.delete();
      assertThat(directory).isEmptyDirectory();
    }
  }

  @Test
  void deleteOfNothingIsQuiet() throws IOException {
    try (Store store = open(Sample.of(directory.resolve("absent"), "t/", 16_384, 10))) {
      store.delete();
      assertThat(directory).isEmptyDirectory();
    }
  }

  @Test
  void directoryInTheWayIsNamed() throws IOException {
    Sample sample = Sample.of(directory, "t/", 16_384, 10);
    Files.createDirectories(sample.files().get(0));
    try (Store store = open(sample)) {
      assertThatThrownBy(() -> store.write(0, 0, sample.piece(0)))
          .isInstanceOf(IOException.class)
          .hasMessageContaining(sample.files().get(0) + ": is there but is no regular file");
      store.delete();
      assertThat(sample.files().get(0)).isDirectory();
    }
  }

  @Test
  void fileWhereADirectoryShouldBeIsNamed() throws IOException {
    Sample sample = Sample.of(directory, "t/d/", 16_384, 10);
    Files.write(directory.resolve("t"), new byte[0]);
    try (Store store = open(sample)) {
      assertThatThrownBy(store::prepare)
          .isInstanceOf(IOException.class)
          .hasMessageContaining(directory.resolve("t") + " is there but is no directory");
    }
  }

  @Test
  void saveDirectoryThatWentAwayIsNotMadeByWriting() throws IOException {
    Sample sample = Sample.of(directory.resolve("unmounted"), "t/", 16_384, 10);
    try (Store store = open(sample, new StoreState("sparse", true))) {
      assertThatThrownBy(() -> store.write(0, 0, sample.piece(0)))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("unmounted is not there");
      assertThat(directory).isEmptyDirectory();
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void directoryNobodyMayWriteToIsNamed() throws IOException {
    Sample sample = Sample.of(Path.of("/sys/kernel"), "t-", 16_384, 10);
    try (Store store = open(sample)) {
      assertThatThrownBy(() -> store.write(0, 0, sample.piece(0)))
          .isInstanceOf(IOException.class)
          .hasMessageStartingWith("cannot create /sys/kernel/t-f0: ")
          .hasMessageMatching(".*(permission denied; check|Read-only|not permitted).*");
    }
  }

  @Test
  void fullDiskIsToldAndFreedRoomIsUsed() throws IOException {
    Configuration small =
        Configuration.unix().toBuilder().setBlockSize(4_096).setMaxSize(256 << 10).build();
    try (FileSystem system = Jimfs.newFileSystem(small)) {
      Path root = Files.createDirectory(system.getPath("/save"));
      Path ballast = Files.write(system.getPath("/ballast"), new byte[128 << 10]);
      Sample sample = Sample.of(root, "t/", 16_384, 200 << 10);
      try (Store store = open(sample)) {
        store.prepare();
        assertThatThrownBy(() -> sample.writeAll(store))
            .isInstanceOf(StoreFullException.class)
            .hasMessageContaining("/save/t/f0")
            .hasMessageContaining("make room");
        Files.delete(ballast);

        sample.writeAll(store);
        assertThat(sample.files().get(0)).hasBinaryContent(sample.bytes());
      }
    }
  }

  @Test
  void nextStoreGoesOnWhereThisOneStopped() throws IOException {
    Sample sample = Sample.of(directory, "t/", 16_384, 10, 40_000);
    StoreState state;
    try (Store store = open(sample)) {
      store.prepare();
      store.write(0, 0, sample.piece(0));
      store.force();
      state = store.snapshot();
    }
    try (Store next = open(sample, state)) {
      assertThat(next.snapshot()).isEqualTo(state);
      next.write(1, 0, sample.piece(1));
      assertThat(sample.read(next, 0, 0, 16_384)).isEqualTo(sample.expected(0, 0, 16_384));
      assertThat(sample.read(next, 1, 0, 16_384)).isEqualTo(sample.expected(1, 0, 16_384));
    }
  }

  @Test
  void stateOfAnotherAllocationIsNotTrusted() {
    Sample sample = Sample.of(directory, "t/", 16_384, 10);
    try (Store store = open(sample, new StoreState("memory", true))) {
      assertThat(store.snapshot()).isEqualTo(new StoreState("sparse", false));
    }
  }

  @Test
  void forceTellsOnceThatAWrittenFileWentAway() throws IOException {
    Sample sample = Sample.of(directory, "t/", 16_384, 10);
    try (Store store = open(sample)) {
      store.prepare();
      sample.writeAll(store);
      store.release();
      Files.delete(sample.files().get(0));

      assertThatThrownBy(store::force)
          .isInstanceOf(IOException.class)
          .hasMessageContaining(sample.files().get(0).toString());
      store.force();
      assertThat(sample.files().get(0)).doesNotExist();
    }
  }

  @Test
  void whatWasReadIsForcedOnceAsADeadProcessMayHaveWrittenIt() throws IOException {
    Sample sample = Sample.of(directory, "t/", 16_384, 10);
    try (Store before = open(sample)) {
      before.prepare();
      sample.writeAll(before);
    }
    Path file = sample.files().get(0);
    try (Store store = open(sample)) {
      sample.read(store, 0, 0, 10);
      store.release();
      Files.move(file, file.resolveSibling("aside"));
      assertThatThrownBy(store::force)
          .isInstanceOf(IOException.class)
          .hasMessageContaining(file.toString());
      Files.move(file.resolveSibling("aside"), file);
      sample.read(store, 0, 0, 10);
      store.release();
      Files.delete(file);
      store.force();
    }
  }

  @Test
  void filesOutsideTheSaveDirectoryAreRefused() throws IOException {
    Path root = Files.createDirectory(directory.resolve("save"));
    for (String escape : List.of("../out", "a/../../out", "", "/out")) {
      Sample sample = Sample.of(root, "", 16_384, 10);
      sample.file(0, root.resolve(escape));
      try (Store store = open(sample)) {
        assertThatThrownBy(() -> store.write(0, 0, sample.piece(0)))
            .isInstanceOf(IOException.class)
            .hasMessageContaining("not below the save directory");
      }
    }
    assertThat(root).isEmptyDirectory();
  }

  private record GivenGeometry(Sample sample, Geometry geometry)
      implements org.hotswarm.spi.store.StoreNeeds {
    @Override
    public List<Path> files() {
      return sample.files();
    }

    @Override
    public Path root() {
      return sample.root();
    }

    @Override
    public boolean isWanted(int index) {
      return true;
    }

    @Override
    public int filePoolSize() {
      return 2;
    }
  }
}
