package org.hotswarm.store.memory;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hotswarm.model.geometry.FileSlice;
import org.hotswarm.model.geometry.FileSpan;
import org.hotswarm.model.geometry.Geometry;
import org.hotswarm.spi.store.KeptPiece;
import org.hotswarm.spi.store.Store;
import org.hotswarm.spi.store.StoreFullException;
import org.hotswarm.spi.store.StoreNeeds;
import org.hotswarm.spi.store.StoreState;
import org.hotswarm.spi.store.StoredFile;

/** One torrent in memory. Owner thread: the torrent's disk lane. */
final class MemoryStore implements Store {
  private static final String ALLOCATION = "memory";

  private final StoreNeeds needs;
  private final MemoryLimit limit;
  private final Map<Integer, MemoryPiece> pieces = new HashMap<>();
  private boolean prepared;

  MemoryStore(StoreNeeds needs, MemoryLimit limit) {
    this.needs = needs;
    this.limit = limit;
  }

  /** Goes on with what another store left. */
  void takeOver(StoreState state) {
    prepared = state.prepared() && state.allocation().equals(ALLOCATION);
    state
        .kept()
        .forEach(
            (piece, kept) -> {
              limit.takeOver(kept.bytes().capacity());
              pieces.put(piece, new MemoryPiece(kept));
            });
  }

  /** {@inheritDoc} From now on wanted files that are empty exist. */
  @Override
  public void prepare() {
    prepared = true;
  }

  @Override
  public void write(int piece, int begin, List<ByteBuffer> data) throws IOException {
    MemoryPiece memory = allocate(piece);
    int at = begin;
    for (ByteBuffer buffer : data) {
      int length = buffer.remaining();
      memory.write(at, buffer);
      at += length;
    }
  }

  private MemoryPiece allocate(int piece) throws StoreFullException {
    MemoryPiece memory = pieces.get(piece);
    if (memory == null) {
      int length = needs.geometry().pieceLength(piece);
      limit.take(length, piece);
      memory = new MemoryPiece(length);
      pieces.put(piece, memory);
    }
    return memory;
  }

  /**
   * {@inheritDoc}
   *
   * <p>The message names the file and the offset of the first byte that was never written.
   */
  @Override
  public void read(int piece, int begin, ByteBuffer into) throws IOException {
    Geometry geometry = needs.geometry();
    MemoryPiece memory = pieces.get(piece);
    int at = begin;
    for (FileSlice slice : geometry.slices(piece, begin, into.remaining())) {
      int end = at + slice.length();
      if (geometry.files().get(slice.file()).padding()) {
        into.put(new byte[slice.length()]);
      } else {
        int missing = memory == null ? at : memory.firstMissing(at, end);
        if (missing < end) {
          throw new IOException(
              "cannot read %s at %d: never written (piece %d, byte %d)"
                  .formatted(
                      needs.files().get(slice.file()),
                      slice.offset() + missing - at,
                      piece,
                      missing));
        }
        memory.read(at, slice.length(), into);
      }
      at = end;
    }
  }

  /** {@inheritDoc} Memory has no stable storage; there is nothing to wait for. */
  @Override
  public void force() {}

  @Override
  public List<StoredFile> files() {
    List<FileSpan> spans = needs.geometry().files();
    List<StoredFile> files = new ArrayList<>(spans.size());
    for (int file = 0; file < spans.size(); file++) {
      FileSpan span = spans.get(file);
      long length = span.padding() ? 0 : storedLength(file);
      boolean empty = span.length() == 0 && !span.padding() && prepared && needs.isWanted(file);
      files.add(
          length > 0 || empty
              ? new StoredFile(true, length, StoredFile.ABSENT.modified())
              : StoredFile.ABSENT);
    }
    return files;
  }

  /** Up to and with the last byte written, as a sparse file would be. */
  private long storedLength(int file) {
    Geometry geometry = needs.geometry();
    FileSpan span = geometry.files().get(file);
    for (int piece = geometry.lastPiece(file); piece >= geometry.firstPiece(file); piece--) {
      MemoryPiece memory = pieces.get(piece);
      if (memory != null) {
        long start = geometry.offset(piece, 0);
        int end = (int) Math.min(memory.length(), span.end() - start);
        long written = start + memory.lastWritten(end);
        if (written > Math.max(span.offset(), start)) {
          return written - span.offset();
        }
      }
    }
    return 0;
  }

  /** {@inheritDoc} No file is ever open. */
  @Override
  public void release() {}

  @Override
  public void delete() {
    pieces.values().forEach(memory -> limit.giveBack(memory.length()));
    pieces.clear();
    prepared = false;
  }

  @Override
  public StoreState snapshot() {
    Map<Integer, KeptPiece> kept = new HashMap<>();
    pieces.forEach((piece, memory) -> kept.put(piece, memory.share()));
    return new StoreState(ALLOCATION, prepared, kept);
  }

  @Override
  public void close() {
    delete();
  }
}
