package org.hotswarm.store.file;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The directories below the save directory, walked one step at a time without following links. */
final class SaveTree {
  private final Path root;

  /**
   * @param root the save directory
   */
  SaveTree(Path root) {
    this.root = root.toAbsolutePath().normalize();
  }

  /**
   * {@code file} as a path from the save directory.
   *
   * @throws IOException when it is not below it
   */
  Path relative(Path file) throws IOException {
    Path absolute = root.resolve(file).normalize();
    if (!absolute.startsWith(root) || absolute.equals(root)) {
      throw new FileSystemException(
          file.toString(), null, "is not below the save directory " + root);
    }
    return root.relativize(absolute);
  }

  /** The save directory. */
  Path root() {
    return root;
  }

  /** Where {@code relative} is, for messages. */
  Path absolute(Path relative) {
    return root.resolve(relative);
  }

  /**
   * Makes the save directory, and those above it, if they are not there.
   *
   * @param changed told of each directory that has a new entry
   */
  void makeRoot(Consumer<Path> changed) throws IOException {
    Deque<Path> missing = new ArrayDeque<>();
    for (Path at = root; at != null && !Files.isDirectory(at); at = at.getParent()) {
      missing.push(at);
    }
    for (Path directory : missing) {
      makeTolerantly(directory);
      changed.accept(directory.getParent());
    }
  }

  private static void makeTolerantly(Path directory) throws IOException {
    try {
      Files.createDirectory(directory);
    } catch (IOException failed) {
      if (!Files.isDirectory(directory)) {
        throw failed;
      }
    }
  }

  /**
   * Opens the directory that holds {@code file}, a path from the save directory.
   *
   * @throws NoSuchFileException when it is not there
   */
  Folder parentOf(Path file) throws IOException {
    Folder at = openRoot();
    for (Path name : steps(file)) {
      at = leaving(at, folder -> step(folder, name));
    }
    return at;
  }

  /** Opens the directory that holds {@code file} if it is there. */
  Optional<Folder> findParentOf(Path file) throws IOException {
    try {
      return Optional.of(parentOf(file));
    } catch (NoSuchFileException absent) {
      return Optional.empty();
    }
  }

  /** What the entry {@code name} of {@code folder} is, if there is one. */
  static Optional<BasicFileAttributes> find(Folder folder, Path name) throws IOException {
    try {
      return Optional.of(folder.attributes(name));
    } catch (NoSuchFileException absent) {
      return Optional.empty();
    }
  }

  /**
   * Opens the directory that holds {@code file}, and makes what is missing on the way. The save
   * directory itself must be there: it may be a volume that is not mounted.
   *
   * @param changed told of each directory that has a new entry
   */
  Folder makeParentOf(Path file, Consumer<Path> changed) throws IOException {
    Folder at = openRoot();
    for (Path name : steps(file)) {
      at = leaving(at, folder -> stepOrMake(folder, name, changed));
    }
    return at;
  }

  private static Iterable<Path> steps(Path file) {
    Path parent = file.getParent();
    return parent == null ? List.of() : parent;
  }

  private Folder openRoot() throws IOException {
    DirectoryStream<Path> stream = Files.newDirectoryStream(root);
    if (stream instanceof SecureDirectoryStream<Path> secure) {
      return new SecureFolder(secure, root, root);
    }
    stream.close();
    return new CheckedFolder(root, root);
  }

  private static Folder leaving(Folder folder, Step step) throws IOException {
    try (folder) {
      return step.from(folder);
    }
  }

  /** Looks before it enters, so that no device is opened, and to say what is in the way. */
  private static Folder step(Folder at, Path name) throws IOException {
    BasicFileAttributes entry = at.attributes(name);
    if (!entry.isDirectory()) {
      throw inTheWay(at.path().resolve(name), entry, "directory");
    }
    return at.enter(name);
  }

  private static Folder stepOrMake(Folder at, Path name, Consumer<Path> changed)
      throws IOException {
    try {
      return step(at, name);
    } catch (NoSuchFileException absent) {
      try {
        at.make(name);
      } catch (IOException failed) {
        return stepDespite(failed, at, name);
      }
      changed.accept(at.path());
      return step(at, name);
    }
  }

  /** Another torrent may have made it in the meantime. */
  private static Folder stepDespite(IOException failed, Folder at, Path name) throws IOException {
    try {
      return step(at, name);
    } catch (NoSuchFileException stillAbsent) {
      throw failed;
    }
  }

  /** Says that {@code path} is not what the torrent needs there. */
  static IOException inTheWay(Path path, BasicFileAttributes entry, String wanted) {
    if (entry.isSymbolicLink()) {
      return new FileSystemException(
          path.toString(),
          null,
          "is a symbolic link, which is not followed below the save directory; replace it by a "
              + wanted
              + ", or save the torrent where it leads");
    }
    return new FileSystemException(path.toString(), null, "is there but is no " + wanted);
  }

  private interface Step {
    Folder from(Folder folder) throws IOException;
  }
}
