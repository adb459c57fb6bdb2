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

/** What was changed and is not yet known to be on stable storage. */
final class Unforced {
  private final BitSet files = new BitSet();
  private final Set<Path> directories = new LinkedHashSet<>();

  /** Bytes of {@code file} were written. */
  void wrote(int file) {
    files.set(file);
  }

  /** {@code directory} has a new entry. */
  void added(Path directory) {
    directories.add(directory);
  }

  /** Forgets everything, as it is gone. */
  void clear() {
    files.clear();
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
    files.clear();
    for (int file = written.nextSetBit(0); file >= 0; file = written.nextSetBit(file + 1)) {
      FileChannel channel = pool.get(file, FilePool.Mode.UPDATE);
      try {
        channel.force(false);
      } catch (IOException cause) {
        throw FileProblem.of("force", pool.path(file), cause);
      }
    }
    for (Iterator<Path> each = directories.iterator(); each.hasNext(); each.remove()) {
      forceNames(each);
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
