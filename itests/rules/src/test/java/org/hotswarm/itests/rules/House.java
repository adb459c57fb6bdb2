package org.hotswarm.itests.rules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The checkout this test runs in. */
final class House {

  private final Path root;

  House() {
    root = Path.of(System.getProperty("hotswarm.root"));
  }

  /** The directories of all bundles. */
  List<String> rooms() throws IOException {
    try (Stream<Path> directories = Files.list(root.resolve("bundles"))) {
      return directories
          .filter(directory -> Files.isRegularFile(directory.resolve("pom.xml")))
          .map(directory -> directory.getFileName().toString())
          .sorted()
          .toList();
    }
  }

  /** The bundle built in {@code bundles/<room>}; fails if there is none. */
  Bundle bundle(String room) throws IOException {
    String jar = "hotswarm-" + room + "-" + System.getProperty("hotswarm.version") + ".jar";
    return Bundle.read(room, root.resolve("bundles").resolve(room).resolve("target").resolve(jar));
  }

  String text(String file) throws IOException {
    return Files.readString(root.resolve(file));
  }

  /** What the house is made of, without its tests; paths are below its root. */
  static List<Path> sources() throws IOException {
    try (Stream<Path> files =
        Stream.concat(
            Files.walk(top().resolve("bundles")), Files.walk(top().resolve("launcher")))) {
      return files
          .map(top()::relativize)
          .filter(file -> file.toString().replace('\\', '/').matches(".*/src/main/.*\\.java"))
          .sorted()
          .toList();
    }
  }

  /** The text of one of {@link #sources}. */
  static String read(Path source) throws IOException {
    return Files.readString(top().resolve(source));
  }

  /** Found without Maven's help, as unit tests have none. */
  static Path top() {
    Path here = Path.of("").toAbsolutePath();
    while (!Files.exists(here.resolve("itests/LIMITS.md"))) {
      here = here.getParent();
    }
    return here;
  }
}
