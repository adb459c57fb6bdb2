package org.hotswarm.tck.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.hotswarm.spi.store.Store;
import org.hotswarm.spi.store.StoreNeeds;
import org.hotswarm.spi.store.StoreProvider;
import org.hotswarm.spi.store.StoreState;
import org.hotswarm.spi.store.StoredFile;
import org.hotswarm.tck.ProviderContract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code org.hotswarm.spi.store} asks of a store. */
public abstract class StoreContract
    extends ProviderContract<StoreNeeds, StoreState, Store, StoreProvider> {
  private static final int PIECE = 16_384;
  private static final int COURSES = 30;

  @TempDir Path directory;

  /** For stores. */
  protected StoreContract() {
    super(StoreNeeds.class);
  }

  private Path fresh() throws IOException {
    return Files.createTempDirectory(directory, "save");
  }

  @Override
  protected StoreNeeds needs() throws IOException {
    return Sample.of(fresh(), "t/", PIECE, 40_000, 0, 5);
  }

  @Test
  public void readSeesEveryWriteBeforeIt() throws Exception {
    for (int course = 0; course < COURSES; course++) {
      StorePlay play = new StorePlay(fresh(), course);
      try (Store store = open(play.needs())) {
        play.replay(store);
        for (int event = 0; event < play.length(); event++) {
          play.step(store);
        }
        play.finish(store);
      }
    }
  }

  @Test
  public void laterWritesReplaceEarlierOnes() throws IOException {
    Path root = fresh();
    Sample wrong = Sample.seeded(root, "t/", 1, PIECE, 20_000);
    Sample right = Sample.seeded(root, "t/", 2, PIECE, 20_000);
    try (Store store = open(right)) {
      store.prepare();
      wrong.writeAll(store);
      right.writeAll(store);
      assertThat(right.read(store, 0, 0, PIECE)).isEqualTo(right.expected(0, 0, PIECE));
      assertThat(right.read(store, 1, 0, 100)).isEqualTo(right.expected(1, 0, 100));
    }
  }

  @Test
  public void byteThatIsNotThereIsAnIoException() throws IOException {
    Sample sample = Sample.of(fresh(), "t/", PIECE, 40_000);
    try (Store store = open(sample)) {
      store.prepare();
      assertThatThrownBy(() -> store.read(0, 0, ByteBuffer.allocate(10)))
          .isInstanceOf(IOException.class);
      store.write(0, 0, sample.piece(0));
      assertThatThrownBy(() -> store.read(2, 0, ByteBuffer.allocate(10)))
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  public void preparingAgainKeepsWhatIsThere() throws IOException {
    Sample sample = Sample.of(fresh(), "t/", PIECE, 40_000, 0);
    try (Store store = open(sample)) {
      store.prepare();
      sample.writeAll(store);
      store.prepare();
      assertThat(sample.read(store, 2, 0, 1_000)).isEqualTo(sample.expected(2, 0, 1_000));
      assertThat(store.snapshot().prepared()).isTrue();
    }
  }

  @Test
  public void filesAreToldInTorrentOrder() throws IOException {
    Sample sample = Sample.of(fresh(), "t/", PIECE, 5, 6, 0);
    try (Store store = open(sample)) {
      assertThat(store.files()).hasSize(3).containsOnly(StoredFile.ABSENT);
      store.prepare();
      store.write(0, 0, sample.buffers(0, 0, 5, new Random(1)));
      assertThat(store.files()).extracting(StoredFile::length).startsWith(5L);
      assertThat(store.files().get(2).exists()).as("an empty file").isTrue();
      sample.writeAll(store);
      assertThat(store.files()).extracting(StoredFile::length).containsExactly(5L, 6L, 0L);
    }
  }

  @Test
  public void unwantedFilesAreNotCreated() throws IOException {
    Sample sample = Sample.of(fresh(), "t/", PIECE, 5, 0, 0);
    sample.unwanted(2);
    try (Store store = open(sample)) {
      store.prepare();
      assertThat(store.files().get(1).exists()).isTrue();
      assertThat(store.files().get(2)).isEqualTo(StoredFile.ABSENT);
    }
  }

  @Test
  public void goesOnAfterItLetGoOfItsFiles() throws IOException {
    Sample sample = Sample.of(fresh(), "t/", PIECE, 40_000);
    try (Store store = open(sample)) {
      store.prepare();
      sample.writeAll(store);
      store.force();
      store.release();
      assertThat(sample.read(store, 1, 7, 100)).isEqualTo(sample.expected(1, 7, 100));
      store.release();
      store.write(1, 0, sample.piece(1));
    }
  }

  @Test
  public void deleteTakesTheTorrentAwayAndNothingElse() throws IOException {
    Path root = fresh();
    Path foreign = Files.createDirectories(root.resolve("t")).resolve("mine");
    Files.write(foreign, new byte[] {1});
    Sample sample = Sample.of(root, "t/", PIECE, 40_000, 0);
    try (Store store = open(sample)) {
      store.prepare();
      sample.writeAll(store);
      store.delete();
      assertThat(store.files()).containsOnly(StoredFile.ABSENT);
      assertThat(store.snapshot().prepared()).isFalse();
      assertThat(foreign).exists();
      Files.delete(foreign);
      store.delete();
      assertThatThrownBy(() -> store.read(0, 0, ByteBuffer.allocate(1)))
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  public void snapshotIsAValueThatLaterWritesDoNotChange() throws Exception {
    Path root = fresh();
    Sample before = Sample.seeded(root, "t/", 1, PIECE, 20_000);
    Sample after = Sample.seeded(root, "t/", 2, PIECE, 20_000);
    try (Store store = open(before)) {
      store.prepare();
      before.writeAll(store);
      store.force();
      StoreState state = store.snapshot();
      int then = state.hashCode();
      store.write(0, 0, after.piece(0));
      assertThat(state.hashCode()).isEqualTo(then);
    }
  }

  @Test
  public void emptyWriteIsNoWrite() throws IOException {
    Sample sample = Sample.of(fresh(), "t/", PIECE, 5);
    try (Store store = open(sample)) {
      store.prepare();
      store.write(0, 0, List.of());
      store.write(0, 0, List.of(ByteBuffer.allocateDirect(0)));
      sample.writeAll(store);
      assertThat(sample.read(store, 0, 0, 5)).isEqualTo(sample.bytes());
    }
  }
}
