package org.hotswarm.launcher;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/**
 * The bundles to install: {@code bundles/*.jar} always, {@code profiles/NAME/*.jar} for the command
 * of that name. They lie in the executable jar, or below a directory when there is no jar.
 */
final class BundleJars implements Closeable {

  /** One bundle's place, unique and the same in every run, and its bytes. */
  record BundleJar(String location, Opener bytes) {}

  /** Opens the bytes; the caller closes the stream. */
  interface Opener {
    InputStream open() throws IOException;
  }

  private final List<BundleJar> all;
  private final Closeable source;

  private BundleJars(List<BundleJar> all, Closeable source) {
    this.all = all;
    this.source = source;
  }

  /** Where the launcher's own classes are: the executable jar, or a directory of classes. */
  static Path ownPath() {
    try {
      return Path.of(Main.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException notAPath) {
      throw new IllegalStateException("cannot tell where the launcher was loaded from", notAPath);
    }
  }

  /** Finds the bundles in the jar or directory {@code root}. */
  static BundleJars open(Path root, Profile profile) throws IOException {
    List<String> folders = new ArrayList<>(List.of("bundles/"));
    if (profile.isWord()) {
      folders.add("profiles/" + profile.name() + "/");
    }
    return Files.isDirectory(root) ? inDirectory(root, folders) : inJar(root, folders);
  }

  private static BundleJars inJar(Path root, List<String> folders) throws IOException {
    JarFile jar = new JarFile(root.toFile(), false);
    List<BundleJar> all =
        jar.stream()
            .filter(entry -> isBundle(entry, folders))
            .map(entry -> new BundleJar(location(entry.getName()), () -> jar.getInputStream(entry)))
            .toList();
    return new BundleJars(all, jar);
  }

  private static boolean isBundle(ZipEntry entry, List<String> folders) {
    String name = entry.getName();
    return name.endsWith(".jar") && folders.contains(name.substring(0, name.lastIndexOf('/') + 1));
  }

  private static BundleJars inDirectory(Path root, List<String> folders) throws IOException {
    List<BundleJar> all = new ArrayList<>();
    for (String folder : folders) {
      for (Path jar : jarsIn(root.resolve(folder))) {
        all.add(
            new BundleJar(location(folder + jar.getFileName()), () -> Files.newInputStream(jar)));
      }
    }
    return new BundleJars(all, () -> {});
  }

  private static List<Path> jarsIn(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    }
  }

  private static String location(String name) {
    return "hotswarm:" + name;
  }

  /** All of them, in the order of their names. */
  List<BundleJar> all() {
    return all;
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
