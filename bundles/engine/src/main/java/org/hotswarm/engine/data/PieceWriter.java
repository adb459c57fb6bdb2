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
import org.hotswarm.model.hash.PieceHashes;
import org.hotswarm.spi.store.Store;

/**
 * Writes blocks in runs and hashes them on the way.
 *
 * <p>Owner thread: the torrent's disk lane. Invariants: every {@link Arrival} given to it is
 * released, and given back to the budget, exactly once.
 */
final class PieceWriter {
  private static final int SCRATCH = 16_384;

  private final Geometry geometry;
  private final PieceHashes hashes;
  private final DiskBudget budget;
  private final Map<Integer, PieceAssembly> assemblies = new HashMap<>();
  private final byte[] scratch = new byte[SCRATCH];

  PieceWriter(Geometry geometry, PieceHashes hashes, DiskBudget budget) {
    this.geometry = geometry;
    this.hashes = hashes;
    this.budget = budget;
  }

  /** Writes a batch in the order it came. */
  DiskReport write(Store store, List<Arrival> batch) {
    List<DiskReport.PieceReport> checked = new ArrayList<>();
    List<Block> lost = new ArrayList<>();
    IOException failure = null;
    int from = 0;
    while (from < batch.size()) {
      int to = runEnd(batch, from);
      List<Arrival> run = batch.subList(from, to);
      try {
        writeRun(store, run, checked);
      } catch (IOException failed) {
        failure = failed;
        run.forEach(arrival -> lost.add(arrival.block()));
      } finally {
        release(run);
      }
      from = to;
    }
    return new DiskReport(checked, lost, failure);
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

  private void writeRun(Store store, List<Arrival> run, List<DiskReport.PieceReport> checked)
      throws IOException {
    Block first = run.get(0).block();
    List<ByteBuffer> buffers = new ArrayList<>(run.size());
    run.forEach(arrival -> buffers.add(arrival.data().nioBuffer()));
    store.write(first.piece(), first.begin(), buffers);
    PieceAssembly assembly =
        assemblies.computeIfAbsent(first.piece(), piece -> new PieceAssembly(sha1()));
    run.forEach(arrival -> assembly.add(arrival, scratch));
    if (assembly.count() == geometry.blockCount(first.piece())) {
      checked.add(check(store, first.piece(), assembly));
    }
  }

  private DiskReport.PieceReport check(Store store, int piece, PieceAssembly assembly)
      throws IOException {
    assemblies.remove(piece);
    try {
      byte[] digest = assembly.digest(store, piece, geometry.pieceLength(piece));
      return new DiskReport.PieceReport(piece, hashes.matches(piece, digest), assembly.senders());
    } finally {
      assembly.release();
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

  /** Blocks of {@code piece} that were written before a restart; the rest of it makes it whole. */
  void resume(int piece, BitSet blocks) {
    PieceAssembly assembly = new PieceAssembly(sha1());
    blocks.stream().forEach(assembly::writtenBefore);
    assemblies.put(piece, assembly);
  }

  /** Drops what is kept of unfinished pieces. */
  void close() {
    assemblies.values().forEach(PieceAssembly::release);
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
