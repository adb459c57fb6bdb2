package org.hotswarm.store.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hotswarm.store.file.Stores.open;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.hotswarm.spi.store.Store;
import org.hotswarm.spi.store.StoredFile;
import org.hotswarm.tck.store.Sample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Limit 13: whoever may change the save directory cannot make the store leave it. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class SymbolicLinkTest {
  private static final int SWAPS = 4_000;
  private static final int OUTCOMES = 50;
  private static final long PATIENCE = Duration.ofSeconds(60).toNanos();

  @TempDir Path directory;

  @Test
  void linkInPlaceOfAFileIsRefusedAndLeft() throws IOException {
    attackFile(directory);
  }

  @Test
  void linkInPlaceOfAFileIsRefusedWhereStepsAreChecked() throws IOException {
    try (FileSystem system = Jimfs.newFileSystem(Configuration.windows())) {
      attackFile(Files.createDirectories(system.getPath("C:\\top")));
    }
  }

  private static void attackFile(Path top) throws IOException {
    Path root = Files.createDirectory(top.resolve("save"));
    Path canary = Files.write(top.resolve("canary"), new byte[100]);
    Sample sample = Sample.of(root, "t/", 16_384, 50);
    Files.createDirectory(root.resolve("t"));
    Files.createSymbolicLink(sample.files().get(0), canary);
    try (Store store = open(sample)) {
      store.prepare();
      refuses(() -> store.write(0, 0, sample.piece(0)));
      refuses(() -> sample.read(store, 0, 0, 10));
      assertThat(store.files()).containsExactly(StoredFile.ABSENT);
      store.delete();
    }
    assertThat(canary).hasBinaryContent(new byte[100]);
    assertThat(sample.files().get(0)).isSymbolicLink();
  }

  /** Whoever seeds a torrent that records links has them where others have empty files. */
  @Test
  void linkInPlaceOfAnEmptyFileIsLeftAndNeverFollowed() throws IOException {
    Path root = Files.createDirectory(directory.resolve("save"));
    Path canary = Files.write(directory.resolve("canary"), new byte[100]);
    Sample sample = Sample.of(root, "t/", 16_384, 50, 0);
    Files.createDirectory(root.resolve("t"));
    Files.createSymbolicLink(sample.files().get(1), canary);
    try (Store store = open(sample)) {
      store.prepare();
      store.write(0, 0, sample.piece(0));
      store.force();
      store.delete();
    }
    assertThat(canary).hasBinaryContent(new byte[100]);
  }

  @Test
  void linkInPlaceOfADirectoryIsRefused() throws IOException {
    attackDirectory(directory);
  }

  @Test
  void linkInPlaceOfADirectoryIsRefusedWhereStepsAreChecked() throws IOException {
    try (FileSystem system = Jimfs.newFileSystem(Configuration.windows())) {
      attackDirectory(Files.createDirectories(system.getPath("C:\\top")));
    }
  }

  private static void attackDirectory(Path top) throws IOException {
    Path root = Files.createDirectory(top.resolve("save"));
    Path canary = Files.createDirectory(top.resolve("canary"));
    Sample sample = Sample.of(root, "t/d/", 16_384, 50, 0);
    Files.createDirectory(canary.resolve("d"));
    Files.write(canary.resolve("d/f0"), new byte[50]);
    Files.createSymbolicLink(root.resolve("t"), canary);
    try (Store store = open(sample)) {
      refuses(store::prepare);
      refuses(() -> store.write(0, 0, sample.piece(0)));
      refuses(() -> sample.read(store, 0, 0, 10));
      refuses(store::files);
      refuses(store::delete);
    }
    assertThat(canary.resolve("d/f0")).hasBinaryContent(new byte[50]);
    assertThat(canary.resolve("d/f1")).doesNotExist();
  }

  private static void refuses(org.assertj.core.api.ThrowableAssert.ThrowingCallable access) {
    assertThatThrownBy(access)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("is a symbolic link, which is not followed");
  }

  @Test
  void saveDirectoryMayBeReachedThroughALink() throws IOException {
    Path real = Files.createDirectory(directory.resolve("real"));
    Path link = Files.createSymbolicLink(directory.resolve("link"), real);
    Sample sample = Sample.of(link, "t/d/", 16_384, 50, 0);
    try (Store store = open(sample)) {
      store.prepare();
      sample.writeAll(store);
      store.force();
      assertThat(real.resolve("t/d/f0")).hasBinaryContent(sample.expectedFile(0));
    }
  }

  @Test
  void directoryHeldOpenStaysTheSameWhenItsNameLeadsElsewhere() throws IOException {
    Path root = Files.createDirectory(directory.resolve("save"));
    Path canary = Files.createDirectory(directory.resolve("canary"));
    Path held = Files.createDirectories(root.resolve("t/d"));
    Path moved = root.resolve("moved");
    SaveTree tree = new SaveTree(root);
    try (Folder folder = tree.parentOf(Path.of("t/d/f"))) {
      Files.move(held, moved);
      Files.createSymbolicLink(held, canary);

      folder.make(Path.of("e"));
      folder
          .open(Path.of("f"), Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE))
          .close();
      assertThat(moved.resolve("e")).isDirectory();
      assertThat(moved.resolve("f")).isRegularFile();
      folder.deleteFile(Path.of("f"));
      folder.deleteFolder(Path.of("e"));
      assertThat(moved).isEmptyDirectory();
    }
    assertThat(canary).isEmptyDirectory();
  }

  /**
   * While pieces are written, each into a file that must be opened anew, another thread puts a link
   * to a directory outside in place of {@code t/d}. Following it once would leave a trace there.
   */
  @ParameterizedTest
  @ValueSource(strings = {"t/d", "t/d/e"})
  void directorySwappedForALinkUnderfootLeadsNowhere(String target) throws Exception {
    Path root = Files.createDirectory(directory.resolve("save"));
    Path canary = directory.resolve("canary");
    Files.createDirectories(canary.resolve("e"));
    Sample sample = Sample.of(root, "t/d/e/", 16, 16, 16, 16);
    sample.filePoolSize(1);
    AtomicInteger written = new AtomicInteger();
    AtomicInteger refused = new AtomicInteger();
    Attack attack = new Attack(root.resolve(target), canary, directory.resolve("aside"));
    Thread attacker =
        new Thread(() -> attack.run(() -> written.get() >= OUTCOMES && refused.get() >= OUTCOMES));
    try (Store store = open(sample)) {
      store.prepare();
      attacker.start();
      for (int i = 0; attacker.isAlive(); i++) {
        try {
          store.write(i % 3, 0, sample.piece(i % 3));
          written.incrementAndGet();
        } catch (IOException refusal) {
          refused.incrementAndGet();
        }
      }
    }
    attacker.join();

    assertThat(attack.failure.get()).isNull();
    try (Stream<Path> outside = Files.walk(canary)) {
      assertThat(outside.toList()).containsExactlyInAnyOrder(canary, canary.resolve("e"));
    }
    assertThat(written).hasValueGreaterThanOrEqualTo(OUTCOMES);
    assertThat(refused).hasValueGreaterThanOrEqualTo(OUTCOMES);
    try (Stream<Path> left = Files.list(root)) {
      assertThat(left.map(path -> path.getFileName().toString()).toList()).isEqualTo(List.of("t"));
    }
  }

  /** Moves the victim aside and puts a link in its place, again and again. */
  private static final class Attack {
    private final Path victim;
    private final Path canary;
    private final Path aside;
    final AtomicReference<Throwable> failure = new AtomicReference<>();

    Attack(Path victim, Path canary, Path aside) {
      this.victim = victim;
      this.canary = canary;
      this.aside = aside;
    }

    void run(java.util.function.BooleanSupplier enough) {
      long start = System.nanoTime();
      try {
        Files.createDirectory(aside);
        for (int i = 0; i < SWAPS || !enough.getAsBoolean(); i++) {
          if (System.nanoTime() - start > PATIENCE) {
            throw new AssertionError("no end of the attack after " + i + " swaps");
          }
          swap(i);
        }
      } catch (IOException | RuntimeException | AssertionError problem) {
        failure.set(problem);
      }
    }

    private void swap(int turn) throws IOException {
      if (Files.isDirectory(victim)) {
        Files.move(victim, aside.resolve("d" + turn));
      }
      try {
        Files.createSymbolicLink(victim, canary);
        Thread.yield();
        Files.delete(victim);
      } catch (FileAlreadyExistsException madeAgain) {
        Thread.yield();
      }
    }
  }
}
