package org.hotswarm.store.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;

/**
 * One directory at or below the save directory, held open. Names are single path elements; a
 * symbolic link in the last place is never followed.
 */
sealed interface Folder extends AutoCloseable permits SecureFolder, CheckedFolder {
  /** Where it was when it was opened. */
  Path path();

  /**
   * Opens a directory in it.
   *
   * @throws java.nio.file.NoSuchFileException when there is none
   */
  Folder enter(Path name) throws IOException;

  /** Opens a file in it. */
  FileChannel open(Path name, Set<OpenOption> options) throws IOException;

  /**
   * What an entry is.
   *
   * @throws java.nio.file.NoSuchFileException when there is none
   */
  BasicFileAttributes attributes(Path name) throws IOException;

  /** Makes a directory in it. */
  void make(Path name) throws IOException;

  /**
   * Moves a file from it to another directory; what is there must be looked at before.
   *
   * @throws java.nio.file.AtomicMoveNotSupportedException when that is on another volume
   */
  void move(Path name, Folder target, Path targetName) throws IOException;

  /** Removes a file from it. */
  void deleteFile(Path name) throws IOException;

  /**
   * Removes an empty directory from it.
   *
   * @throws java.nio.file.DirectoryNotEmptyException when it is not empty
   */
  void deleteFolder(Path name) throws IOException;

  @Override
  void close() throws IOException;
}
