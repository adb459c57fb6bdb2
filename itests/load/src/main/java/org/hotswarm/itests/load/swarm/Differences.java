package org.hotswarm.itests.load.swarm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Compares files byte by byte, with no engine.
 *
 * @param original directory of what is right
 */
public record Differences(Path original) {
  /** Files that are missing or different in {@code copy}, as far as {@code part} has them. */
  public List<Path> in(Path copy, Path part) throws IOException {
    try (Stream<Path> files = Files.walk(original.resolve(part))) {
      return files
          .filter(Files::isRegularFile)
          .map(original::relativize)
          .filter(file -> differ(original.resolve(file), copy.resolve(file)))
          .toList();
    }
  }

  /** Files that are missing or different in {@code copy}. */
  public List<Path> in(Path copy) throws IOException {
    return in(copy, Path.of(""));
  }

  private static boolean differ(Path one, Path other) {
    try {
      return Files.notExists(other) || Files.mismatch(one, other) >= 0;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
