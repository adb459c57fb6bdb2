package org.hotswarm.cli.demo;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.hotswarm.cli.exit.ExitCode;
import org.hotswarm.cli.exit.Failure;

/** A directory of this run alone, gone at the end unless it is to be kept. */
final class TemporaryDirectory implements AutoCloseable {
  /** What file systems need beside the data. */
  private static final long RESERVE = 16 << 20;

  private final Path path;
  private final boolean keep;
  private final Show show;

  private TemporaryDirectory(Path path, boolean keep, Show show) {
    this.path = path;
    this.keep = keep;
    this.show = show;
  }

  /**
   * Makes it.
   *
   * @param bytes that will be in it
   * @throws Failure when it cannot be made, or there is no room
   */
  static TemporaryDirectory make(Wishes wishes, long bytes, Show show) throws Failure {
    Path parent = wishes.directory();
    try {
      long room = Files.getFileStore(parent).getUsableSpace();
      if (room < bytes + RESERVE) {
        throw new Failure(
            ExitCode.DISK_FULL,
            parent
                + ": has room for "
                + (room >> 20)
                + " MiB, "
                + ((bytes + RESERVE) >> 20)
                + " MiB are needed; --size asks for less, --directory names another place");
      }
      Path made = Files.createTempDirectory(parent, "hotswarm-demo-");
      return new TemporaryDirectory(made, wishes.keep(), show);
    } catch (IOException refused) {
      throw new Failure(
          ExitCode.FAILED, parent + ": no directory can be made there: " + refused, refused);
    }
  }

  Path path() {
    return path;
  }

  @Override
  public void close() {
    if (keep) {
      show.note("Kept: " + path);
      return;
    }
    try {
      Files.walkFileTree(path, new Deleter());
    } catch (IOException stays) {
      show.error("left behind " + path + ": " + stays);
    }
  }

  private static final class Deleter extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.delete(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
      if (failure != null) {
        throw failure;
      }
      Files.delete(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
