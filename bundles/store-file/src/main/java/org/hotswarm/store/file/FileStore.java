package org.hotswarm.store.file;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.hotswarm.model.geometry.FileSlice;
import org.hotswarm.model.geometry.FileSpan;
import org.hotswarm.model.geometry.Geometry;
import org.hotswarm.spi.store.Store;
import org.hotswarm.spi.store.StoreNeeds;
import org.hotswarm.spi.store.StoreState;
import org.hotswarm.spi.store.StoredFile;

/** One torrent in sparse files. Owner thread: the torrent's disk lane. */
final class FileStore implements Store {
  private static final String SPARSE = "sparse";

  private final StoreNeeds needs;
  private final Unforced unforced = new Unforced();
  private boolean prepared;
  private Optional<Contents> contents = Optional.empty();

  /** What the needs tell, asked once they may be. */
  private record Contents(Geometry geometry, SaveTree tree, List<Path> paths, FilePool pool) {
    FileSpan span(int file) {
      return geometry.files().get(file);
    }
  }

  FileStore(StoreNeeds needs, Optional<StoreState> state) {
    this.needs = needs;
    this.prepared =
        state.filter(left -> left.allocation().equals(SPARSE) && left.prepared()).isPresent();
  }

  private Contents contents() throws IOException {
    if (contents.isEmpty()) {
      SaveTree tree = new SaveTree(needs.root());
      List<Path> paths = new ArrayList<>();
      for (Path file : needs.files()) {
        paths.add(tree.relative(file));
      }
      FilePool pool = new FilePool(tree, paths, needs::filePoolSize, unforced::added);
      contents = Optional.of(new Contents(needs.geometry(), tree, paths, pool));
    }
    return contents.get();
  }

  /**
   * {@inheritDoc}
   *
   * <p>Makes the save directory, the directories of wanted files, and wanted files that are empty.
   */
  @Override
  public void prepare() throws IOException {
    Contents files = contents();
    try {
      files.tree().makeRoot(unforced::added);
    } catch (IOException cause) {
      throw FileProblem.of("create", files.tree().root(), cause);
    }
    Set<Path> made = new HashSet<>();
    for (int file = 0; file < files.paths().size(); file++) {
      if (!files.span(file).padding() && needs.isWanted(file)) {
        prepare(files, file, made);
      }
    }
    prepared = true;
  }

  private void prepare(Contents files, int file, Set<Path> made) throws IOException {
    Path path = files.paths().get(file);
    if (files.span(file).length() == 0) {
      files.pool().get(file, FilePool.Mode.CREATE);
    } else if (path.getParent() != null && made.add(path.getParent())) {
      try {
        files.tree().makeParentOf(path, unforced::added).close();
      } catch (IOException cause) {
        throw FileProblem.of("create the directory of", files.pool().path(file), cause);
      }
    }
  }

  @Override
  public void write(int piece, int begin, List<ByteBuffer> data) throws IOException {
    Contents files = contents();
    GatheredBytes bytes = new GatheredBytes(data);
    for (FileSlice slice : files.geometry().slices(piece, begin, bytes.remaining())) {
      if (files.span(slice.file()).padding()) {
        bytes.skip(slice.length());
      } else {
        write(files.pool(), slice, bytes);
      }
    }
  }

  private void write(FilePool pool, FileSlice slice, GatheredBytes bytes) throws IOException {
    FileChannel channel = pool.get(slice.file(), FilePool.Mode.CREATE);
    unforced.wrote(slice.file());
    try {
      bytes.writeTo(channel, slice.offset(), slice.length());
    } catch (IOException cause) {
      Path path = pool.path(slice.file());
      throw pool.failed(
          slice.file(), FileProblem.ofWrite(path, slice.offset(), slice.length(), cause));
    }
  }

  @Override
  public void read(int piece, int begin, ByteBuffer into) throws IOException {
    Contents files = contents();
    int limit = into.limit();
    try {
      for (FileSlice slice : files.geometry().slices(piece, begin, into.remaining())) {
        into.limit(into.position() + slice.length());
        if (files.span(slice.file()).padding()) {
          into.put(new byte[slice.length()]);
        } else {
          read(files.pool(), slice, into);
        }
      }
    } finally {
      into.limit(limit);
    }
  }

  private void read(FilePool pool, FileSlice slice, ByteBuffer into) throws IOException {
    Path path = pool.path(slice.file());
    FileChannel channel = pool.get(slice.file(), FilePool.Mode.READ);
    try {
      fill(channel, slice.offset(), into);
    } catch (IOException cause) {
      String action = "read " + slice.length() + " bytes at " + slice.offset() + " of";
      throw pool.failed(slice.file(), FileProblem.of(action, path, cause));
    }
    unforced.found(slice.file(), path);
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
    unforced.force(contents().pool());
  }

  @Override
  public List<StoredFile> files() throws IOException {
    Contents files = contents();
    List<StoredFile> found = new ArrayList<>(files.paths().size());
    for (int file = 0; file < files.paths().size(); file++) {
      found.add(files.span(file).padding() ? StoredFile.ABSENT : find(files, file));
    }
    return found;
  }

  private static StoredFile find(Contents files, int file) throws IOException {
    Path path = files.paths().get(file);
    try {
      Optional<Folder> parent = files.tree().findParentOf(path);
      if (parent.isEmpty()) {
        return StoredFile.ABSENT;
      }
      try (Folder folder = parent.get()) {
        return SaveTree.find(folder, path.getFileName())
            .filter(BasicFileAttributes::isRegularFile)
            .map(it -> new StoredFile(true, it.size(), it.lastModifiedTime().toInstant()))
            .orElse(StoredFile.ABSENT);
      }
    } catch (IOException cause) {
      throw FileProblem.of("look at", files.pool().path(file), cause);
    }
  }

  @Override
  public void release() throws IOException {
    if (contents.isPresent()) {
      Optional<IOException> problem = contents.get().pool().dropAll();
      if (problem.isPresent()) {
        throw problem.get();
      }
    }
  }

  @Override
  public void delete() throws IOException {
    Contents files = contents();
    files.pool().dropAll();
    unforced.clear();
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

  /** {@inheritDoc} What did not close well was forced before, so nothing is lost by it. */
  @Override
  public void close() {
    contents.ifPresent(files -> files.pool().dropAll());
    contents = Optional.empty();
  }
}
