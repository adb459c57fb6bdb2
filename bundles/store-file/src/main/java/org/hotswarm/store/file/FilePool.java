package org.hotswarm.store.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntSupplier;

/** The open files of one torrent, least recently used first, never more than the setting. */
final class FilePool {
  /** What a file is opened for. */
  enum Mode {
    /** It must be there. */
    READ(Set.of(StandardOpenOption.READ)),
    /** It must be there and may be changed. */
    UPDATE(Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE)),
    /** It is made when it is not there, with the directories that lead to it. */
    CREATE(Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE));

    private final Set<OpenOption> options;

    Mode(Set<OpenOption> options) {
      this.options = options;
    }
  }

  private record OpenFile(FileChannel channel, Mode mode) {
    boolean serves(Mode wanted) {
      return wanted == Mode.READ || mode != Mode.READ;
    }
  }

  private final SaveTree tree;
  private final List<Path> paths;
  private final IntSupplier capacity;
  private final Consumer<Path> changed;
  private final Map<Integer, OpenFile> open = new LinkedHashMap<>(16, 0.75f, true);

  /**
   * @param paths from the save directory, by file
   * @param capacity files that may be open (manual: file_pool_size)
   * @param changed told of each directory that has a new entry
   */
  FilePool(SaveTree tree, List<Path> paths, IntSupplier capacity, Consumer<Path> changed) {
    this.tree = tree;
    this.paths = paths;
    this.capacity = capacity;
    this.changed = changed;
  }

  /** The channel of {@code file}, which stays the pool's. */
  FileChannel get(int file, Mode mode) throws IOException {
    OpenFile known = open.get(file);
    if (known != null && known.channel().isOpen() && known.serves(mode)) {
      return known.channel();
    }
    drop(file);
    makeRoom();
    try {
      FileChannel channel = open(paths.get(file), mode);
      open.put(file, new OpenFile(channel, mode));
      return channel;
    } catch (IOException cause) {
      throw FileProblem.of(mode == Mode.CREATE ? "create" : "open", path(file), cause);
    }
  }

  /**
   * Makes {@code file}, which has no bytes. A symbolic link that is there is left: nothing is ever
   * written to such a file, and whoever seeds a torrent that records links has them (BEP 47).
   */
  void makeEmpty(int file) throws IOException {
    Path relative = paths.get(file);
    try (Folder folder = tree.makeParentOf(relative, changed)) {
      if (SaveTree.find(folder, relative.getFileName())
          .filter(BasicFileAttributes::isSymbolicLink)
          .isPresent()) {
        return;
      }
    } catch (IOException cause) {
      throw FileProblem.of("create", path(file), cause);
    }
    get(file, Mode.CREATE);
  }

  private FileChannel open(Path relative, Mode mode) throws IOException {
    boolean create = mode == Mode.CREATE;
    try (Folder folder = create ? tree.makeParentOf(relative, changed) : tree.parentOf(relative)) {
      Path name = relative.getFileName();
      Optional<BasicFileAttributes> entry = SaveTree.find(folder, name);
      if (entry.isPresent() && !entry.get().isRegularFile()) {
        throw SaveTree.inTheWay(folder.path().resolve(name), entry.get(), "regular file");
      }
      FileChannel channel = folder.open(name, mode.options);
      if (entry.isEmpty()) {
        changed.accept(folder.path());
      }
      return channel;
    }
  }

  private void makeRoom() throws IOException {
    int most = Math.max(1, capacity.getAsInt());
    Iterator<Map.Entry<Integer, OpenFile>> eldest = open.entrySet().iterator();
    while (open.size() >= most) {
      Map.Entry<Integer, OpenFile> entry = eldest.next();
      eldest.remove();
      close(entry.getKey(), entry.getValue());
    }
  }

  /** Where {@code file} is, for messages. */
  Path path(int file) {
    return tree.absolute(paths.get(file));
  }

  /** Closes {@code file} if it is open. */
  void drop(int file) throws IOException {
    OpenFile known = open.remove(file);
    if (known != null) {
      close(file, known);
    }
  }

  /** Closes {@code file}, whose channel may be unfit for use after {@code problem}. */
  IOException failed(int file, IOException problem) {
    try {
      drop(file);
    } catch (IOException alsoFailed) {
      problem.addSuppressed(alsoFailed);
    }
    return problem;
  }

  /** Closes all files, and returns what went wrong with the first that did not close well. */
  Optional<IOException> dropAll() {
    Optional<IOException> problem = Optional.empty();
    for (int file : List.copyOf(open.keySet())) {
      try {
        drop(file);
      } catch (IOException failed) {
        problem = problem.isPresent() ? problem : Optional.of(failed);
      }
    }
    return problem;
  }

  private void close(int file, OpenFile known) throws IOException {
    try {
      known.channel().close();
    } catch (IOException cause) {
      throw FileProblem.of("close", path(file), cause);
    }
  }
}
