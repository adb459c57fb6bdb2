package org.hotswarm.store.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Copies of a torrent's files at another place, made chunk by chunk while the files are written to.
 * Chunks that are written after they were copied are copied again. What is nothing but zeros is
 * passed over, so that a sparse file stays one.
 */
final class Copies {
  private static final int CHUNK = 1 << 20;
  private static final ByteBuffer ZEROS = ByteBuffer.allocate(CHUNK).asReadOnlyBuffer();

  /** Chunks of one part. */
  private static final int AT_ONCE = 4;

  /** Bytes that may wait to be forced, so that the last force is short. */
  private static final long MOST_UNFORCED = 64L << 20;

  private final Site from;
  private final Site to;
  private final List<Integer> files;
  private final List<Integer> begun = new ArrayList<>();
  private final Map<Integer, BitSet> stale = new TreeMap<>();
  private final ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
  private final long total;
  private long copied;
  private long unforced;
  private int next;
  private long offset;

  /**
   * @param files those to copy
   */
  Copies(Site from, Site to, List<Integer> files) throws IOException {
    this.from = from;
    this.to = to;
    this.files = files;
    long sum = 0;
    for (int file : files) {
      sum += from.find(file).map(entry -> entry.size()).orElse(0L);
    }
    this.total = sum;
  }

  long total() {
    return total;
  }

  long copied() {
    return copied;
  }

  /** Bytes of {@code file} were written at the old place. */
  void wrote(int file, long at, int length) {
    int order = files.indexOf(file);
    boolean passed = order >= 0 && (order < next || order == next && at < offset);
    if (passed) {
      stale
          .computeIfAbsent(file, key -> new BitSet())
          .set((int) (at / CHUNK), (int) ((at + length - 1) / CHUNK) + 1);
    }
  }

  /** Copies a part more; true when the new place has all that the old one has. */
  boolean advance() throws IOException {
    for (int part = 0; part < AT_ONCE; part++) {
      if (next < files.size()) {
        copyNext(files.get(next));
      } else if (stale.isEmpty()) {
        return true;
      } else {
        copyStale();
      }
    }
    return false;
  }

  private void copyNext(int file) throws IOException {
    boolean there = from.find(file).isPresent();
    if (there && offset == 0) {
      begin(file);
    }
    int length = there ? read(file, offset) : 0;
    if (there && !(length == CHUNK && isZero())) {
      write(file, offset);
    }
    copied += length;
    offset += length;
    if (length < CHUNK) {
      if (there) {
        stretch(file, offset);
      }
      next++;
      offset = 0;
    }
  }

  /** Gives a file its length when it ends in what was passed over. */
  private void stretch(int file, long length) throws IOException {
    FileChannel target = to.pool().get(file, FilePool.Mode.CREATE);
    if (target.size() < length) {
      target.write(ByteBuffer.allocate(1), length - 1);
    }
  }

  private void copyStale() throws IOException {
    Map.Entry<Integer, BitSet> entry = stale.entrySet().iterator().next();
    int file = entry.getKey();
    int first = entry.getValue().nextSetBit(0);
    entry.getValue().clear(first);
    if (entry.getValue().isEmpty()) {
      stale.remove(file);
    }
    begin(file);
    read(file, (long) first * CHUNK);
    write(file, (long) first * CHUNK);
  }

  /** From now on it is ours; what is there already is somebody's and stays. */
  private void begin(int file) throws IOException {
    if (begun.contains(file)) {
      return;
    }
    if (to.entry(file).isPresent()) {
      throw to.isInTheWay(file);
    }
    begun.add(file);
  }

  private int read(int file, long at) throws IOException {
    FileChannel source = from.pool().get(file, FilePool.Mode.READ);
    chunk.clear();
    try {
      for (int read = 0; read >= 0 && chunk.hasRemaining(); ) {
        read = source.read(chunk, at + chunk.position());
      }
    } catch (IOException cause) {
      throw FileProblem.of("read", from.pool().path(file), cause);
    }
    chunk.flip();
    return chunk.limit();
  }

  private boolean isZero() {
    return chunk.mismatch(ZEROS.duplicate()) < 0;
  }

  private void write(int file, long at) throws IOException {
    FileChannel target = to.pool().get(file, FilePool.Mode.CREATE);
    to.unforced().wrote(file);
    int length = chunk.limit();
    try {
      while (chunk.hasRemaining()) {
        target.write(chunk, at + chunk.position());
      }
      unforced += length;
      if (unforced >= MOST_UNFORCED) {
        target.force(false);
        unforced = 0;
      }
    } catch (IOException cause) {
      throw FileProblem.ofWrite(to.pool().path(file), at, length, cause);
    }
  }

  /** Removes what was copied. */
  void remove() throws IOException {
    to.pool().dropAll();
    to.unforced().clear();
    new Deletion(to.tree()).run(begun.stream().map(to.paths()::get).toList());
  }
}
