package org.hotswarm.engine.simulation;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.hotswarm.model.geometry.FileSpan;
import org.hotswarm.spi.store.Store;
import org.hotswarm.spi.store.StoreNeeds;
import org.hotswarm.spi.store.StoreProvider;
import org.hotswarm.spi.store.StoreState;
import org.hotswarm.spi.store.StoredFile;

/**
 * A disk behind a page cache. What is written is read back at once, and outlives a power cut only
 * when it was forced since, or by chance. A force that fails drops what it should have written, and
 * the next one says that all is well: so does a kernel.
 */
final class Platter implements StoreProvider {
  private static final int PAGE = 4_096;

  private final byte[] cache;
  private final byte[] disk;
  private final BitSet written = new BitSet();
  private final BitSet onDisk = new BitSet();
  private final BitSet dirtyPages = new BitSet();
  private long changes;
  private long bytesRead;

  /** The next force fails. */
  boolean failing;

  Platter(int size) {
    cache = new byte[size];
    disk = new byte[size];
  }

  /** What is left when the power is cut now. */
  Platter afterPowerCut(RandomGenerator chance) {
    Platter left = new Platter(cache.length);
    System.arraycopy(disk, 0, left.disk, 0, disk.length);
    left.onDisk.or(onDisk);
    for (int page : dirtyPages.stream().toArray()) {
      if (chance.nextBoolean()) {
        copyPage(page, left.disk, left.onDisk);
      }
    }
    System.arraycopy(left.disk, 0, left.cache, 0, disk.length);
    left.written.or(left.onDisk);
    left.changes = changes;
    return left;
  }

  /** What is left when the process that writes is killed now. */
  Platter afterKill() {
    Platter left = new Platter(cache.length);
    System.arraycopy(cache, 0, left.cache, 0, cache.length);
    System.arraycopy(disk, 0, left.disk, 0, disk.length);
    left.written.or(written);
    left.onDisk.or(onDisk);
    left.dirtyPages.or(dirtyPages);
    left.changes = changes;
    return left;
  }

  private void copyPage(int page, byte[] to, BitSet toWritten) {
    int end = Math.min(cache.length, (page + 1) * PAGE);
    for (int at = page * PAGE; at < end; at++) {
      to[at] = cache[at];
      toWritten.set(at, written.get(at) || toWritten.get(at));
    }
  }

  byte[] onDisk() {
    return disk;
  }

  /** Bytes read since the last time this was asked. */
  long takeBytesRead() {
    long read = bytesRead;
    bytesRead = 0;
    return read;
  }

  byte[] readable() {
    return cache;
  }

  @Override
  public String id() {
    return "shelf";
  }

  @Override
  public Store open(StoreNeeds needs, Optional<StoreState> state) {
    return new PlatterStore(needs);
  }

  private final class PlatterStore implements Store {
    private final StoreNeeds needs;

    PlatterStore(StoreNeeds needs) {
      this.needs = needs;
    }

    @Override
    public void prepare() {
      // There is nothing to make.
    }

    @Override
    public void write(int piece, int begin, List<ByteBuffer> data) {
      int at = (int) needs.geometry().offset(piece, begin);
      for (ByteBuffer part : data) {
        int length = part.remaining();
        part.get(cache, at, length);
        written.set(at, at + length);
        dirtyPages.set(at / PAGE, (at + length - 1) / PAGE + 1);
        at += length;
      }
      changes++;
    }

    @Override
    public void read(int piece, int begin, ByteBuffer into) throws IOException {
      int at = (int) needs.geometry().offset(piece, begin);
      if (written.nextClearBit(at) < at + into.remaining()) {
        throw new IOException("never written at " + at);
      }
      bytesRead += into.remaining();
      into.put(cache, at, into.remaining());
    }

    @Override
    public void force() throws IOException {
      boolean fails = failing;
      failing = false;
      if (!fails) {
        dirtyPages.stream().forEach(page -> copyPage(page, disk, onDisk));
      }
      dirtyPages.clear();
      if (fails) {
        throw new IOException("a bad sector");
      }
    }

    @Override
    public List<StoredFile> files() {
      List<StoredFile> files = new ArrayList<>();
      for (FileSpan span : needs.geometry().files()) {
        int last = written.previousSetBit((int) span.end() - 1);
        long length = Math.max(0, last + 1 - span.offset());
        Instant modified = Instant.ofEpochSecond(changes);
        files.add(length == 0 ? StoredFile.ABSENT : new StoredFile(true, length, modified));
      }
      return files;
    }

    @Override
    public void release() {
      // Nothing is open.
    }

    @Override
    public void delete() {
      written.clear();
    }

    @Override
    public StoreState snapshot() {
      return new StoreState("shelf", true);
    }

    @Override
    public void close() {
      // What was written stays.
    }
  }
}
