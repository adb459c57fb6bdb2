package org.hotswarm.itests.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The files all tests exchange, made once. */
final class Payloads implements AutoCloseable {
  private static final int KIB = 1024;
  private static final int MIB = 1024 * KIB;

  private final Path directory;
  private Payload large;
  private Payload small;
  private Payload fine;

  Payloads() {
    try {
      Files.createDirectories(Lab.ROOM);
      this.directory = Files.createTempDirectory(Lab.ROOM, "payloads");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  synchronized Payload large() {
    if (large == null) {
      large = Payload.create(directory.resolve("large"), 64 * MIB, 256 * KIB);
    }
    return large;
  }

  synchronized Payload small() {
    if (small == null) {
      small = Payload.create(directory.resolve("small"), 3 * MIB, 256 * KIB);
    }
    return small;
  }

  synchronized Payload fine() {
    if (fine == null) {
      fine = Payload.create(directory.resolve("fine"), 32 * MIB, 32 * KIB);
    }
    return fine;
  }

  @Override
  public void close() {
    delete(directory);
  }

  static void delete(Path directory) {
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path path : (Iterable<Path>) all.sorted(Comparator.reverseOrder())::iterator) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Files below a directory, relative to it. */
  static List<Path> files(Path directory) {
    try (Stream<Path> all = Files.walk(directory)) {
      return all.filter(Files::isRegularFile).map(directory::relativize).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
