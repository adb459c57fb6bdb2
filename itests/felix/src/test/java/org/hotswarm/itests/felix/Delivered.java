package org.hotswarm.itests.felix;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What the executable jar carries for every command. */
final class Delivered {
  /** Packages that the launcher's class path gives to the bundles. */
  static final List<String> LOGGING =
      Stream.of("org.slf4j", "org.slf4j.event", "org.slf4j.helpers", "org.slf4j.spi")
          .map(name -> name + ";version=" + System.getProperty("slf4j.version"))
          .toList();

  private Delivered() {}

  /** The jars of all bundles. */
  static List<Path> bundles() {
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("hotswarm.bundles")))) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    } catch (IOException missing) {
      throw new IllegalStateException("run by Maven's verify, which lays the bundles out", missing);
    }
  }

  /** One of them. */
  static Path bundle(String file) {
    return Path.of(System.getProperty("hotswarm.bundles"), file);
  }
}
