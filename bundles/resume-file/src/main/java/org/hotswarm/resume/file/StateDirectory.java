package org.hotswarm.resume.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.Set;

/** The directory all records are in, and the few things done to files in it. */
final class StateDirectory {
  private static final String OWNER_DIRECTORY = "rwx------";
  private static final String OWNER_FILE = "rw-------";

  private final Path path;

  StateDirectory(Path path) {
    this.path = path;
  }

  /** Makes it, for its owner only, if it is not there. */
  void make() throws IOException {
    if (!Files.isDirectory(path)) {
      Files.createDirectories(path, permissions(OWNER_DIRECTORY));
    }
  }

  Path path() {
    return path;
  }

  Path file(String name) {
    return path.resolve(name);
  }

  /** Opens a file for writing; made, for its owner only, if it is not there. */
  FileChannel open(Path file, OpenOption... more) throws IOException {
    Set<OpenOption> options = new HashSet<>(Set.of(more));
    options.add(StandardOpenOption.CREATE);
    options.add(StandardOpenOption.WRITE);
    return FileChannel.open(file, options, permissions(OWNER_FILE));
  }

  /** Writes {@code bytes} and nothing else to {@code file}, and forces it. */
  void write(Path file, ByteBuffer bytes) throws IOException {
    try (FileChannel channel = open(file, StandardOpenOption.TRUNCATE_EXISTING)) {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }

  /** Renames at once, in place of {@code to} if that is there. */
  void replace(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /**
   * Forces names. Only POSIX systems open directories as files; elsewhere that is left to the file
   * system's journal.
   */
  void force() throws IOException {
    if (path.getFileSystem() == FileSystems.getDefault() && hasOwners()) {
      try (FileChannel names = FileChannel.open(path, StandardOpenOption.READ)) {
        names.force(true);
      }
    }
  }

  private boolean hasOwners() {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  private FileAttribute<?>[] permissions(String permissions) {
    return hasOwners()
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }
}
