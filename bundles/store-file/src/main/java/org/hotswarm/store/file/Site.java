package org.hotswarm.store.file;

import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.hotswarm.model.geometry.FileSpan;
import org.hotswarm.model.geometry.Geometry;

/**
 * Where a torrent's files are.
 *
 * @param geometry measures of the torrent
 * @param tree the directories below the save directory
 * @param paths of the files from the save directory, in torrent order
 * @param pool of open files
 * @param unforced what was changed there
 */
record Site(Geometry geometry, SaveTree tree, List<Path> paths, FilePool pool, Unforced unforced) {
  /**
   * A place that nothing is known of yet.
   *
   * @param files absolute, below {@code root}
   * @param capacity files that may be open
   * @throws IOException when one is not below {@code root}
   */
  static Site of(Geometry geometry, Path root, List<Path> files, IntSupplier capacity)
      throws IOException {
    SaveTree tree = new SaveTree(root);
    List<Path> paths = new ArrayList<>(files.size());
    for (Path file : files) {
      paths.add(tree.relative(file));
    }
    Unforced unforced = new Unforced();
    FilePool pool = new FilePool(tree, paths, capacity, unforced::added);
    return new Site(geometry, tree, paths, pool, unforced);
  }

  FileSpan span(int file) {
    return geometry.files().get(file);
  }

  /** Makes the save directory if it is not there. */
  void makeRoot() throws IOException {
    try {
      tree.makeRoot(unforced::added);
    } catch (IOException cause) {
      throw FileProblem.of("create", tree.root(), cause);
    }
  }

  /** What is at the place of {@code file}, if it is a regular file. */
  Optional<BasicFileAttributes> find(int file) throws IOException {
    return entry(file).filter(BasicFileAttributes::isRegularFile);
  }

  /** What is at the place of {@code file}, whatever it is. */
  Optional<BasicFileAttributes> entry(int file) throws IOException {
    Path path = paths.get(file);
    try {
      Optional<Folder> parent = tree.findParentOf(path);
      if (parent.isEmpty()) {
        return Optional.empty();
      }
      try (Folder folder = parent.get()) {
        return SaveTree.find(folder, path.getFileName());
      }
    } catch (IOException cause) {
      throw FileProblem.of("look at", pool.path(file), cause);
    }
  }

  /** Something has the place of {@code file}. */
  IOException isInTheWay(int file) {
    return new IOException(
        "cannot move to "
            + pool.path(file)
            + ": something is there already; take it away, or choose another place");
  }

  /** Forces all that was changed. */
  void force() throws IOException {
    unforced.force(pool);
  }
}
