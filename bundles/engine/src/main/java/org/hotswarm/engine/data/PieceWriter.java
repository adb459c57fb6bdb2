package org.hotswarm.engine.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hotswarm.model.geometry.Block;
import org.hotswarm.model.geometry.Geometry;
import org.hotswarm.model.geometry.PieceSet;
import org.hotswarm.model.hash.PieceHashes;
import org.hotswarm.spi.store.Store;
import org.hotswarm.spi.witness.PieceReport;

/**
 * Writes blocks in runs and hashes them on the way.
 *
 * <p>Owner thread: the torrent's disk lane. Invariants: every {@link Arrival} given to it is
 * released, and given back to the budget, exactly once.
 */
final class PieceWriter {
  private static final int SCRATCH = 16_384;

  /** Bytes copied at once from store to store. */
  private static final int COPY = 1 << 20;

  /** Bytes of early blocks kept of all pieces of a torrent. */
  private static final long MOST_KEPT = 16 << 20;

  private final Geometry geometry;
  private final PieceHashes hashes;
  private final DiskBudget budget;
  private final Map<Integer, PieceAssembly> assemblies = new HashMap<>();
  private final byte[] scratch = new byte[SCRATCH];
  private final PieceSet unforced;
  private PieceSet verified;
  private long keptBytes;

  PieceWriter(Geometry geometry, PieceHashes hashes, DiskBudget budget) {
    this.geometry = geometry;
    this.hashes = hashes;
    this.budget = budget;
    this.unforced = new PieceSet(geometry.pieceCount());
    this.verified = new PieceSet(geometry.pieceCount());
  }

  /** Writes a batch in the order it came. */
  DiskReport write(Store store, List<Arrival> batch) {
    Outcome outcome = new Outcome();
    int from = 0;
    while (from < batch.size()) {
      int to = runEnd(batch, from);
      List<Arrival> run = batch.subList(from, to);
      try {
        writeRun(store, run, outcome);
      } catch (IOException | RuntimeException | LinkageError failed) {
        run.forEach(arrival -> outcome.lost.add(arrival.block()));
        outcome.failed(failed);
      } finally {
        release(run);
      }
      from = to;
    }
    return outcome.report();
  }

  /** What became of a batch. */
  private static final class Outcome {
    private final List<PieceReport> checked = new ArrayList<>();
    private final List<Block> lost = new ArrayList<>();
    private final List<Integer> unverified = new ArrayList<>();
    private IOException failure;

    void failed(Throwable cause) {
      failure =
          cause instanceof IOException io
              ? io
              : new IOException("the store failed: " + cause, cause);
    }

    DiskReport report() {
      return new DiskReport(checked, lost, unverified, failure);
    }
  }

  private static int runEnd(List<Arrival> batch, int from) {
    int to = from + 1;
    while (to < batch.size() && follows(batch.get(to - 1).block(), batch.get(to).block())) {
      to++;
    }
    return to;
  }

  private static boolean follows(Block last, Block next) {
    return last.piece() == next.piece() && last.end() == next.begin();
  }

  private void writeRun(Store store, List<Arrival> run, Outcome outcome) throws IOException {
    Block first = run.get(0).block();
    List<ByteBuffer> buffers = new ArrayList<>(run.size());
    run.forEach(arrival -> buffers.add(arrival.data().nioBuffer()));
    unforced.add(first.piece());
    store.write(first.piece(), first.begin(), buffers);
    budget.counts().wrote(run.size());
    PieceAssembly assembly =
        assemblies.computeIfAbsent(first.piece(), piece -> new PieceAssembly(sha1()));
    long before = assembly.keptBytes();
    for (Arrival arrival : run) {
      assembly.add(arrival, scratch, keptBytes < MOST_KEPT);
    }
    keptBytes += assembly.keptBytes() - before;
    checkIfWhole(store, first.piece(), assembly, outcome);
  }

  /** A piece that cannot be read back is lost as a whole, for what was hashed of it is gone. */
  private void checkIfWhole(Store store, int piece, PieceAssembly assembly, Outcome outcome) {
    int blocks = geometry.blockCount(piece);
    if (assembly.count() < blocks) {
      return;
    }
    assemblies.remove(piece);
    keptBytes -= assembly.keptBytes();
    try {
      byte[] digest = assembly.digest(store, piece, geometry.pieceLength(piece));
      boolean right = hashes.matches(piece, digest);
      if (right) {
        verified.add(piece);
      }
      outcome.checked.add(new PieceReport(piece, right, blocks, assembly.sent()));
    } catch (IOException | RuntimeException | LinkageError failed) {
      for (int block = 0; block < blocks; block++) {
        outcome.lost.add(geometry.block(piece, block));
      }
      outcome.failed(failed);
    } finally {
      assembly.release();
    }
  }

  /**
   * Brings all that was written to stable storage. When that fails, anything written since it last
   * went well may have been dropped, and asking again would answer that all is well: what was
   * relied on of it is lost, to be fetched anew.
   */
  DiskReport force(Store store) {
    Outcome outcome = new Outcome();
    try {
      store.force();
    } catch (IOException | RuntimeException | LinkageError failed) {
      for (int piece = unforced.nextSet(0); piece >= 0; piece = unforced.nextSet(piece + 1)) {
        lose(piece, outcome);
      }
      outcome.failed(failed);
    }
    unforced.clear();
    return outcome.report();
  }

  private void lose(int piece, Outcome outcome) {
    if (verified.remove(piece)) {
      outcome.unverified.add(piece);
    }
    PieceAssembly assembly = assemblies.remove(piece);
    if (assembly != null) {
      assembly.written().forEach(index -> outcome.lost.add(geometry.block(piece, index)));
      forget(assembly);
    }
  }

  private void release(List<Arrival> run) {
    long bytes = 0;
    for (Arrival arrival : run) {
      bytes += arrival.block().length();
      arrival.data().release();
    }
    budget.give(bytes);
  }

  /**
   * Blocks by piece that were written before a restart; the rest of a piece makes it whole. One
   * that is whole already is checked at once.
   */
  DiskReport resume(Store store, Map<Integer, BitSet> partial) {
    Outcome outcome = new Outcome();
    partial.forEach(
        (piece, blocks) -> {
          PieceAssembly assembly = new PieceAssembly(sha1());
          blocks.stream().forEach(assembly::writtenBefore);
          forget(assemblies.put(piece, assembly));
          checkIfWhole(store, piece, assembly, outcome);
        });
    return outcome.report();
  }

  /** Exactly these pieces are verified. */
  void verified(PieceSet these) {
    verified = these;
  }

  /** The pieces that are verified now. */
  PieceSet verified() {
    return verified.copy();
  }

  /** Whether nothing that anybody relies on has been written. */
  boolean isEmpty() {
    return verified.isEmpty() && assemblies.isEmpty();
  }

  /** Copies all that is relied on, verified pieces and blocks of unfinished ones. */
  void copy(Store from, Store to) throws IOException {
    to.prepare();
    for (int piece = verified.nextSet(0); piece >= 0; piece = verified.nextSet(piece + 1)) {
      copy(from, to, piece, 0, geometry.pieceLength(piece));
    }
    for (Map.Entry<Integer, PieceAssembly> unfinished : assemblies.entrySet()) {
      int piece = unfinished.getKey();
      for (int index : unfinished.getValue().written()) {
        Block block = geometry.block(piece, index);
        copy(from, to, piece, block.begin(), block.length());
      }
    }
    to.force();
  }

  private static void copy(Store from, Store to, int piece, int begin, int length)
      throws IOException {
    ByteBuffer part = ByteBuffer.allocate(Math.min(length, COPY));
    for (int done = 0; done < length; done += part.limit()) {
      part.clear().limit(Math.min(COPY, length - done));
      from.read(piece, begin + done, part);
      to.write(piece, begin + done, List.of(part.flip()));
    }
  }

  private void forget(PieceAssembly assembly) {
    if (assembly != null) {
      keptBytes -= assembly.keptBytes();
      assembly.release();
    }
  }

  /** Drops what is kept of unfinished pieces. */
  void close() {
    assemblies.values().forEach(this::forget);
    assemblies.clear();
  }

  private static MessageDigest sha1() {
    try {
      return MessageDigest.getInstance("SHA-1");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-1", impossible);
    }
  }
}
