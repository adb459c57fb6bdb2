package org.hotswarm.store.file;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Takes a torrent's files off the disk, and then the directories nothing is left in. Links and
 * whatever else is found at a file's place are not the torrent's and stay.
 */
final class Deletion {
  private static final Comparator<Path> DEEPEST_FIRST =
      Comparator.comparingInt(Path::getNameCount).reversed().thenComparing(Path::toString);

  private final SaveTree tree;
  private Optional<IOException> problem = Optional.empty();

  Deletion(SaveTree tree) {
    this.tree = tree;
  }

  /**
   * Deletes what it can.
   *
   * @param files paths from the save directory
   * @throws IOException the first of what went wrong, when all has been tried
   */
  void run(List<Path> files) throws IOException {
    TreeSet<Path> folders = new TreeSet<>(DEEPEST_FIRST);
    for (Path file : files) {
      attempt(file, this::deleteFile);
      for (Path at = file.getParent(); at != null; at = at.getParent()) {
        folders.add(at);
      }
    }
    for (Path folder : folders) {
      attempt(folder, this::deleteFolder);
    }
    if (problem.isPresent()) {
      throw problem.get();
    }
  }

  private void attempt(Path path, Removal removal) {
    try {
      removal.of(path);
    } catch (IOException cause) {
      if (problem.isEmpty()) {
        problem = Optional.of(FileProblem.of("delete", tree.absolute(path), cause));
      }
    }
  }

  private void deleteFile(Path file) throws IOException {
    Path name = file.getFileName();
    Optional<Folder> parent = tree.findParentOf(file);
    if (parent.isPresent()) {
      try (Folder folder = parent.get()) {
        if (SaveTree.find(folder, name).filter(entry -> entry.isRegularFile()).isPresent()) {
          folder.deleteFile(name);
        }
      }
    }
  }

  private void deleteFolder(Path path) throws IOException {
    Path name = path.getFileName();
    Optional<Folder> parent = tree.findParentOf(path);
    if (parent.isPresent()) {
      try (Folder folder = parent.get()) {
        if (SaveTree.find(folder, name).filter(entry -> entry.isDirectory()).isPresent()) {
          deleteIfEmpty(folder, name);
        }
      }
    }
  }

  /** Whether it was empty. */
  private static boolean deleteIfEmpty(Folder folder, Path name) throws IOException {
    try {
      folder.deleteFolder(name);
      return true;
    } catch (DirectoryNotEmptyException foreignFiles) {
      return false;
    }
  }

  private interface Removal {
    void of(Path path) throws IOException;
  }
}
