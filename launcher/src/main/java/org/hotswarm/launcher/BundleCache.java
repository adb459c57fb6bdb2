package org.hotswarm.launcher;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** The framework's storage: a directory of this process alone, deleted at the end. */
final class BundleCache {

  private final Path directory;

  BundleCache() throws IOException {
    directory = Files.createTempDirectory("hotswarm-");
  }

  Path directory() {
    return directory;
  }

  /** Deletes what is there; what cannot be deleted is left to the system's own cleaning. */
  void delete() {
    try {
      Files.walkFileTree(directory, new Deleter());
    } catch (IOException stillInUse) {
      System.err.println("hotswarm: left behind " + directory + ": " + stillInUse.getMessage());
    }
  }

  private static final class Deleter extends SimpleFileVisitor<Path> {

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
      if (failure instanceof NoSuchFileException) {
        return FileVisitResult.CONTINUE;
      }
      throw failure;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
      Files.deleteIfExists(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
