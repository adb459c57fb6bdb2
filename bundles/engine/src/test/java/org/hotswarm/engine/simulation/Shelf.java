package org.hotswarm.engine.simulation;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.hotswarm.model.geometry.FileSpan;
import org.hotswarm.spi.store.Passage;
import org.hotswarm.spi.store.Store;
import org.hotswarm.spi.store.StoreFullException;
import org.hotswarm.spi.store.StoreNeeds;
import org.hotswarm.spi.store.StoreProvider;
import org.hotswarm.spi.store.StoreState;
import org.hotswarm.spi.store.StoredFile;

/** A store that keeps its bytes when it is closed, and fails when it is told to. */
final class Shelf implements StoreProvider {
  byte[] bytes = new byte[0];
  BitSet written = new BitSet();
  Instant modified = Instant.EPOCH;
  boolean full;
  boolean broken;
  int reads;

  /** How a move goes; at once when nobody says. */
  Optional<Passage> passage = Optional.empty();

  /** It holds {@code content} from the start. */
  Shelf with(Content content) {
    bytes = content.bytes().clone();
    written.set(0, bytes.length);
    return this;
  }

  @Override
  public String id() {
    return "shelf";
  }

  @Override
  public Store open(StoreNeeds needs, Optional<StoreState> state) {
    if (bytes.length == 0) {
      bytes = new byte[(int) needs.geometry().totalLength()];
    }
    return new ShelfStore(needs);
  }

  private final class ShelfStore implements Store {
    private final StoreNeeds needs;

    ShelfStore(StoreNeeds needs) {
      this.needs = needs;
    }

    @Override
    public void prepare() {
      // There is nothing to make.
    }

    private void check() throws IOException {
      if (broken) {
        throw new IOException("the shelf broke");
      }
    }

    @Override
    public void write(int piece, int begin, List<ByteBuffer> data) throws IOException {
      check();
      if (full) {
        throw new StoreFullException("the shelf is full", null);
      }
      int at = (int) needs.geometry().offset(piece, begin);
      for (ByteBuffer part : data) {
        int length = part.remaining();
        part.get(bytes, at, length);
        written.set(at, at + length);
        at += length;
      }
    }

    @Override
    public void read(int piece, int begin, ByteBuffer into) throws IOException {
      check();
      reads++;
      int at = (int) needs.geometry().offset(piece, begin);
      if (written.nextClearBit(at) < at + into.remaining()) {
        throw new IOException("never written at " + at);
      }
      into.put(bytes, at, into.remaining());
    }

    @Override
    public void force() throws IOException {
      check();
    }

    @Override
    public List<StoredFile> files() {
      return needs.geometry().files().stream().map(this::file).toList();
    }

    private StoredFile file(FileSpan span) {
      int last = written.previousSetBit((int) span.end() - 1);
      long length = Math.max(0, last + 1 - span.offset());
      return length == 0 ? StoredFile.ABSENT : new StoredFile(true, length, modified);
    }

    @Override
    public void release() {
      // Nothing is open.
    }

    @Override
    public Passage move(Path root, List<Path> files) throws IOException {
      return passage.isPresent() ? passage.get() : Store.super.move(root, files);
    }

    @Override
    public void delete() throws IOException {
      check();
      written.clear();
    }

    @Override
    public StoreState snapshot() {
      return new StoreState("shelf", true);
    }

    @Override
    public void close() {
      // The bytes stay.
    }
  }
}
