package org.hotswarm.engine.make;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongConsumer;
import org.hotswarm.model.geometry.FileSlice;
import org.hotswarm.model.geometry.Geometry;

/** All pieces of one torrent, hashed by several threads that each take the next piece. */
final class ParallelHashing {
  /** How often the listener is told, in bytes. */
  private static final long REPORT_EVERY = 4 << 20;

  private final Geometry geometry;
  private final List<Path> files;
  private final PieceHasher.Wanted wanted;
  private final PieceWork pieceWork;
  private final LongConsumer hashed;
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private long done;
  private long reported;

  /** What is done with each piece, by several threads at once. */
  @FunctionalInterface
  interface PieceWork {
    /**
     * Hashes {@code piece} with {@code hasher} and keeps the answer.
     *
     * @throws IOException to give up
     */
    void onPiece(PieceHasher hasher, int piece) throws IOException;
  }

  /**
   * @param files in torrent order
   * @param hashed is told how many bytes are done, pad files not counted
   */
  ParallelHashing(
      Geometry geometry,
      List<Path> files,
      PieceHasher.Wanted wanted,
      PieceWork pieceWork,
      LongConsumer hashed) {
    this.geometry = geometry;
    this.files = files;
    this.wanted = wanted;
    this.pieceWork = pieceWork;
    this.hashed = hashed;
  }

  /**
   * Hashes on the calling thread and on {@code helpers} more; returns when all have ended.
   *
   * @throws IOException the first that {@link PieceWork} threw
   */
  void run(Executor executor, int helpers) throws IOException {
    List<CompletableFuture<Void>> others = new ArrayList<>();
    for (int i = 0; i < Math.min(helpers, geometry.pieceCount() - 1); i++) {
      others.add(CompletableFuture.runAsync(this::work, executor));
    }
    work();
    others.forEach(CompletableFuture::join);
    Throwable thrown = failure.get();
    if (thrown instanceof IOException io) {
      throw io;
    }
    if (thrown != null) {
      throw new IllegalStateException("hashing failed", thrown);
    }
    hashed.accept(done);
  }

  private void work() {
    try (PieceHasher hasher = new PieceHasher(geometry, files, wanted)) {
      int piece = next.getAndIncrement();
      while (piece < geometry.pieceCount() && failure.get() == null) {
        pieceWork.onPiece(hasher, piece);
        report(stored(piece));
        piece = next.getAndIncrement();
      }
    } catch (IOException | RuntimeException thrown) {
      failure.compareAndSet(null, thrown);
    }
  }

  /** Bytes of a piece that are read. */
  private int stored(int piece) {
    return geometry.slices(piece, 0, geometry.pieceLength(piece)).stream()
        .filter(slice -> !geometry.files().get(slice.file()).padding())
        .mapToInt(FileSlice::length)
        .sum();
  }

  private synchronized void report(int length) {
    done += length;
    if (done - reported >= REPORT_EVERY) {
      reported = done;
      hashed.accept(done);
    }
  }
}
