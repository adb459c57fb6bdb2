package org.hotswarm.store.file;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.hotswarm.model.geometry.FileSlice;
import org.hotswarm.spi.store.Passage;
import org.hotswarm.spi.store.Store;
import org.hotswarm.spi.store.StoreNeeds;
import org.hotswarm.spi.store.StoreState;
import org.hotswarm.spi.store.StoredFile;

/** One torrent in sparse files. Owner thread: the torrent's disk lane. */
final class FileStore implements Store {
  private static final String SPARSE = "sparse";

  private final StoreNeeds needs;
  private boolean prepared;
  private Optional<Site> site = Optional.empty();
  private Optional<Relocation> relocation = Optional.empty();

  FileStore(StoreNeeds needs, Optional<StoreState> state) {
    this.needs = needs;
    this.prepared =
        state.filter(left -> left.allocation().equals(SPARSE) && left.prepared()).isPresent();
  }

  /** Where the files are; the needs are asked once they may be. */
  private Site site() throws IOException {
    if (site.isEmpty()) {
      site = Optional.of(site(needs.root(), needs.files()));
    }
    return site.get();
  }

  private Site site(Path root, List<Path> files) throws IOException {
    return Site.of(needs.geometry(), root, files, needs::filePoolSize);
  }

  /**
   * {@inheritDoc}
   *
   * <p>Makes the save directory, the directories of wanted files, and wanted files that are empty.
   */
  @Override
  public void prepare() throws IOException {
    Site files = site();
    files.makeRoot();
    Set<Path> made = new HashSet<>();
    for (int file = 0; file < files.paths().size(); file++) {
      if (!files.span(file).padding() && needs.isWanted(file)) {
        prepare(files, file, made);
      }
    }
    prepared = true;
  }

  private void prepare(Site files, int file, Set<Path> made) throws IOException {
    Path path = files.paths().get(file);
    if (files.span(file).length() == 0) {
      files.pool().makeEmpty(file);
    } else if (path.getParent() != null && made.add(path.getParent())) {
      try {
        files.tree().makeParentOf(path, files.unforced()::added).close();
      } catch (IOException cause) {
        throw FileProblem.of("create the directory of", files.pool().path(file), cause);
      }
    }
  }

  @Override
  public void write(int piece, int begin, List<ByteBuffer> data) throws IOException {
    Site files = site();
    GatheredBytes bytes = new GatheredBytes(data);
    for (FileSlice slice : files.geometry().slices(piece, begin, bytes.remaining())) {
      if (files.span(slice.file()).padding()) {
        bytes.skip(slice.length());
      } else {
        write(files, slice, bytes);
      }
    }
  }

  private void write(Site files, FileSlice slice, GatheredBytes bytes) throws IOException {
    int file = slice.file();
    FileChannel channel = files.pool().get(file, FilePool.Mode.CREATE);
    files.unforced().wrote(file);
    relocation.ifPresent(move -> move.wrote(file, slice.offset(), slice.length()));
    try {
      bytes.writeTo(channel, slice.offset(), slice.length());
    } catch (IOException cause) {
      Path path = files.pool().path(file);
      throw files
          .pool()
          .failed(file, FileProblem.ofWrite(path, slice.offset(), slice.length(), cause));
    }
  }

  @Override
  public void read(int piece, int begin, ByteBuffer into) throws IOException {
    Site files = site();
    int limit = into.limit();
    try {
      for (FileSlice slice : files.geometry().slices(piece, begin, into.remaining())) {
        into.limit(into.position() + slice.length());
        if (files.span(slice.file()).padding()) {
          into.put(new byte[slice.length()]);
        } else {
          read(files, slice, into);
        }
      }
    } finally {
      into.limit(limit);
    }
  }

  private static void read(Site files, FileSlice slice, ByteBuffer into) throws IOException {
    FilePool pool = files.pool();
    Path path = pool.path(slice.file());
    FileChannel channel = pool.get(slice.file(), FilePool.Mode.READ);
    try {
      fill(channel, slice.offset(), into);
    } catch (IOException cause) {
      String action = "read " + slice.length() + " bytes at " + slice.offset() + " of";
      throw pool.failed(slice.file(), FileProblem.of(action, path, cause));
    }
    files.unforced().found(slice.file(), path);
  }

  private static void fill(FileChannel channel, long offset, ByteBuffer into) throws IOException {
    long at = offset;
    while (into.hasRemaining()) {
      int read = channel.read(into, at);
      if (read < 0) {
        throw new EOFException("the file ends at " + channel.size());
      }
      at += read;
    }
  }

  @Override
  public void force() throws IOException {
    site().force();
  }

  @Override
  public List<StoredFile> files() throws IOException {
    Site files = site();
    List<StoredFile> found = new ArrayList<>(files.paths().size());
    for (int file = 0; file < files.paths().size(); file++) {
      found.add(files.span(file).padding() ? StoredFile.ABSENT : find(files, file));
    }
    return found;
  }

  private static StoredFile find(Site files, int file) throws IOException {
    return files
        .find(file)
        .map(it -> new StoredFile(true, it.size(), it.lastModifiedTime().toInstant()))
        .orElse(StoredFile.ABSENT);
  }

  @Override
  public void release() throws IOException {
    if (site.isPresent()) {
      Optional<IOException> problem = site.get().pool().dropAll();
      if (problem.isPresent()) {
        throw problem.get();
      }
    }
  }

  @Override
  public Passage move(Path root, List<Path> places) throws IOException {
    if (relocation.filter(move -> !move.isOver()).isPresent()) {
      throw new IOException("the files are being moved already; wait for that, or cancel it");
    }
    Site from = site();
    Site to = site(root, places);
    List<Integer> moving =
        IntStream.range(0, from.paths().size())
            .filter(file -> !from.span(file).padding())
            .filter(file -> !from.pool().path(file).equals(to.pool().path(file)))
            .boxed()
            .toList();
    Relocation begun = new Relocation(from, to, moving, there -> site = Optional.of(there));
    relocation = Optional.of(begun);
    return begun;
  }

  private void giveUpMoving() throws IOException {
    if (relocation.isPresent()) {
      relocation.get().cancel();
    }
  }

  @Override
  public void delete() throws IOException {
    giveUpMoving();
    Site files = site();
    files.pool().dropAll();
    files.unforced().clear();
    prepared = false;
    new Deletion(files.tree())
        .run(
            IntStream.range(0, files.paths().size())
                .filter(file -> !files.span(file).padding())
                .mapToObj(files.paths()::get)
                .toList());
  }

  @Override
  public StoreState snapshot() {
    return new StoreState(SPARSE, prepared);
  }

  /**
   * {@inheritDoc} What did not close well was forced before, so nothing is lost by it; what cannot
   * be removed of a move that is given up is a copy of what is at the old place.
   */
  @Override
  public void close() {
    relocation.ifPresent(Relocation::abandon);
    site.ifPresent(files -> files.pool().dropAll());
    site = Optional.empty();
  }
}
