package org.hotswarm.store.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.BitSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What is not yet known to be on stable storage: what was changed here, and what was found, for who
 * wrote that may have died before it was forced.
 */
final class Unforced {
  private final BitSet files = new BitSet();
  private final BitSet found = new BitSet();
  private final BitSet everFound = new BitSet();
  private final Set<Path> directories = new LinkedHashSet<>();

  /** Bytes of {@code file} were written. */
  void wrote(int file) {
    files.set(file);
  }

  /** Bytes of {@code file}, which is at {@code path}, were there to be read. */
  void found(int file, Path path) {
    if (!everFound.get(file)) {
      everFound.set(file);
      found.set(file);
      added(path.getParent());
    }
  }

  /** {@code directory} has a new entry. */
  void added(Path directory) {
    directories.add(directory);
  }

  /** What was changed of files that have other names now, with {@code before}, is unforced here. */
  void adopt(Unforced before) {
    files.or(before.files);
    found.or(before.found);
    everFound.or(before.everFound);
  }

  /** Forgets everything, as it is gone. */
  void clear() {
    files.clear();
    found.clear();
    everFound.clear();
    directories.clear();
  }

  /**
   * Forces files, then the directories that name them.
   *
   * <p>After a failure the files are not held for unforced any longer: the kernel has dropped what
   * it could not write, so forcing them again would succeed and mean nothing. Who writes the pieces
   * again makes them unforced again.
   */
  void force(FilePool pool) throws IOException {
    BitSet written = (BitSet) files.clone();
    BitSet others = (BitSet) found.clone();
    others.andNot(written);
    files.clear();
    found.clear();
    force(pool, written, FilePool.Mode.UPDATE);
    force(pool, others, FilePool.Mode.READ);
    for (Iterator<Path> each = directories.iterator(); each.hasNext(); each.remove()) {
      forceNames(each);
    }
  }

  /** With their times, by which a file is known again after a power cut. */
  private static void force(FilePool pool, BitSet files, FilePool.Mode mode) throws IOException {
    for (int file = files.nextSetBit(0); file >= 0; file = files.nextSetBit(file + 1)) {
      FileChannel channel = pool.get(file, mode);
      try {
        channel.force(true);
      } catch (IOException cause) {
        throw FileProblem.of("force", pool.path(file), cause);
      }
    }
  }

  private static void forceNames(Iterator<Path> each) throws IOException {
    Path directory = each.next();
    if (!opensDirectories(directory)) {
      return;
    }
    try (FileChannel names = FileChannel.open(directory, StandardOpenOption.READ)) {
      names.force(true);
    } catch (NoSuchFileException gone) {
      each.remove();
      throw FileProblem.of("force", directory, gone);
    } catch (IOException cause) {
      throw FileProblem.of("force", directory, cause);
    }
  }

  /** Only POSIX systems open directories as files; elsewhere names need no forcing by us. */
  private static boolean opensDirectories(Path directory) {
    return directory.getFileSystem() == FileSystems.getDefault()
        && directory.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
