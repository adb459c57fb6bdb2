package org.hotswarm.engine.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.hotswarm.api.AddTorrent;
import org.hotswarm.api.Torrent;
import org.hotswarm.api.TorrentFiles;
import org.hotswarm.api.alert.StorageAlert;
import org.hotswarm.api.status.TorrentState;
import org.hotswarm.model.wire.HaveAll;
import org.hotswarm.model.wire.Unchoke;
import org.hotswarm.spi.store.Passage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Files that are moved and renamed while a torrent runs. */
class MovesTest {
  private static final int BLOCK = 16_384;
  private static final Path THERE = Path.of("/elsewhere/of/mine");

  private final Content content = Content.of(2 * BLOCK, false, 5 * BLOCK, 4 * BLOCK, 3 * BLOCK);
  private final Shelf shelf = new Shelf();
  private final Simulation simulation = new Simulation().withPicker().withStore(shelf);

  @AfterEach
  void close() {
    simulation.close();
  }

  /** A move in three parts, the last of which may fail. */
  private final class Slow implements Passage {
    private final Optional<IOException> failure;
    private Runnable before = () -> {};
    private int parts;
    private boolean cancelled;

    Slow(Optional<IOException> failure) {
      this.failure = failure;
    }

    @Override
    public boolean advance() throws IOException {
      before.run();
      parts++;
      if (parts == 3 && failure.isPresent()) {
        throw failure.get();
      }
      return parts == 3;
    }

    @Override
    public long total() {
      return 30;
    }

    @Override
    public long copied() {
      return 10L * parts;
    }

    @Override
    public Optional<IOException> leftBehind() {
      return Optional.empty();
    }

    @Override
    public void cancel() {
      cancelled = true;
    }
  }

  private static Future<Path> future(CompletionStage<Path> stage) {
    return stage.toCompletableFuture();
  }

  private static Throwable failure(CompletionStage<Path> stage) {
    try {
      future(stage).get();
      throw new AssertionError("it did not fail");
    } catch (InterruptedException | ExecutionException failed) {
      return failed.getCause();
    }
  }

  @Test
  void aTorrentKnowsWhereItsFilesAre() {
    Torrent torrent = simulation.add(content);
    assertThat(torrent.files().savePath()).isEqualTo(Simulation.SAVE_PATH);
    assertThat(torrent.files().paths())
        .containsExactly(
            Path.of("/downloads/content/file0"),
            Path.of("/downloads/content/file1"),
            Path.of("/downloads/content/file2"));
  }

  @Test
  void filesMoveWhileTheTorrentGoesOn() throws Exception {
    Slow slow = new Slow(Optional.empty());
    shelf.passage = Optional.of(slow);
    Torrent torrent = simulation.add(content);
    simulation.diskHeld = true;
    TorrentFiles.Move move = torrent.files().moveStorage(THERE);
    List<Long> copied = new ArrayList<>();
    slow.before =
        () -> {
          copied.add(move.copied());
          assertThat(torrent.files().savePath()).isEqualTo(Simulation.SAVE_PATH);
        };
    simulation.releaseDisk();
    simulation.pass(1);
    assertThat(copied).containsExactly(0L, 10L, 20L);
    assertThat(move.copied()).isEqualTo(30);
    assertThat(move.total()).isEqualTo(30);
    assertThat(future(move.arrival()).get()).isEqualTo(THERE);
    assertThat(torrent.files().savePath()).isEqualTo(THERE);
    assertThat(torrent.files().paths().get(0)).isEqualTo(THERE.resolve("content/file0"));
    assertThat(simulation.alerts(StorageAlert.StorageMoved.class))
        .containsExactly(new StorageAlert.StorageMoved(content.infoHash(), THERE));
    Stranger seed = simulation.join(content, Stranger.FAST).send(new HaveAll(), new Unchoke());
    while (seed.answerAll(content) > 0) {
      simulation.pass(1);
    }
    assertThat(torrent.status().state()).isEqualTo(TorrentState.SEEDING);
  }

  @Test
  void aMoveThatFailsLeavesFilesWhereTheyWere() {
    shelf.passage = Optional.of(new Slow(Optional.of(new IOException("the other disk broke"))));
    Torrent torrent = simulation.add(content);
    TorrentFiles.Move move = torrent.files().moveStorage(THERE);
    simulation.pass(1);
    assertThat(failure(move.arrival())).hasMessage("the other disk broke");
    assertThat(torrent.files().savePath()).isEqualTo(Simulation.SAVE_PATH);
    assertThat(torrent.status().problem()).isEmpty();
    assertThat(simulation.alerts(StorageAlert.StorageMoveFailed.class))
        .extracting(StorageAlert.StorageMoveFailed::message)
        .containsExactly("the other disk broke");
  }

  @Test
  void aMoveMayBeCancelled() {
    Slow slow = new Slow(Optional.empty());
    shelf.passage = Optional.of(slow);
    Torrent torrent = simulation.add(content);
    simulation.diskHeld = true;
    TorrentFiles.Move move = torrent.files().moveStorage(THERE);
    slow.before = move::cancel;
    simulation.releaseDisk();
    simulation.pass(1);
    assertThat(failure(move.arrival())).hasMessage("the move to " + THERE + " was cancelled");
    assertThat(slow.cancelled).isTrue();
    assertThat(torrent.files().savePath()).isEqualTo(Simulation.SAVE_PATH);
    assertThat(simulation.alerts(StorageAlert.StorageMoveFailed.class)).isEmpty();
  }

  @Test
  void filesAreRenamedOneAfterAnother() throws Exception {
    Torrent torrent = simulation.add(content);
    CompletionStage<Path> first = torrent.files().renameFile(1, Path.of("films/one"));
    CompletionStage<Path> second =
        torrent.files().renameFile(0, Simulation.SAVE_PATH.resolve("content/file1"));
    simulation.pass(1);
    assertThat(future(first).get()).isEqualTo(Path.of("/downloads/films/one"));
    assertThat(future(second).get()).isEqualTo(Path.of("/downloads/content/file1"));
    assertThat(torrent.files().paths())
        .containsExactly(
            Path.of("/downloads/content/file1"),
            Path.of("/downloads/films/one"),
            Path.of("/downloads/content/file2"));
    assertThat(simulation.alerts(StorageAlert.FileRenamed.class)).hasSize(2);
  }

  @Test
  void aFileCannotLeaveTheSaveDirectoryOrTakeTheNameOfAnother() {
    Torrent torrent = simulation.add(content);
    for (String name :
        List.of("../x", "/etc/passwd", ".", "content", "content/file2", "content/file2/x")) {
      assertThat(failure(torrent.files().renameFile(1, Path.of(name))))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(failure(torrent.files().renameFile(3, Path.of("x"))))
        .hasMessage("there is no file 3; the last is 2");
  }

  @Test
  void aRenameThatFailsIsTold() {
    shelf.passage = Optional.of(new Slow(Optional.of(new IOException("no"))));
    Torrent torrent = simulation.add(content);
    assertThat(failure(torrent.files().renameFile(2, Path.of("x")))).hasMessage("no");
    assertThat(simulation.alerts(StorageAlert.FileRenameFailed.class))
        .containsExactly(new StorageAlert.FileRenameFailed(content.infoHash(), 2, "no"));
    assertThat(torrent.files().paths().get(2)).isEqualTo(Path.of("/downloads/content/file2"));
  }

  @Test
  void resumeDataKeepsNames() {
    shelf.with(content);
    Torrent torrent = simulation.add(content);
    torrent.files().renameFile(2, Path.of("new name"));
    torrent.files().moveStorage(THERE);
    simulation.pass(1);
    simulation.stop(content.infoHash());
    int reads = shelf.reads;
    Torrent next = simulation.add(AddTorrent.of(content.metainfo(), THERE));
    assertThat(next.files().paths().get(2)).isEqualTo(THERE.resolve("new name"));
    assertThat(next.status().state()).isEqualTo(TorrentState.SEEDING);
    assertThat(shelf.reads).as("nothing is checked again").isEqualTo(reads);
    simulation.stop(content.infoHash());
    Torrent other = simulation.add(content);
    assertThat(other.files().paths().get(2))
        .as("in another directory")
        .isEqualTo(Path.of("/downloads/content/file2"));
  }
}
