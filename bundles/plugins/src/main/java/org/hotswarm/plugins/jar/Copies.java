package org.hotswarm.plugins.jar;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.hotswarm.api.module.ModuleException;
import org.hotswarm.api.module.ModuleException.Kind;
import org.osgi.framework.Bundle;

/** Copies of jars in a directory that only we can read and write. */
public final class Copies implements AutoCloseable {
  /** Bytes of a jar. */
  private static final long LIMIT = 256L << 20;

  private final Path directory;

  /** Makes the directory. */
  public Copies() {
    try {
      directory = Files.createTempDirectory("hotswarm-plugins-");
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }

  /** A file whose owner is who we are. */
  public Path directory() {
    return directory;
  }

  /**
   * Copies a file.
   *
   * @throws ModuleException when it cannot be read, or is too large
   */
  public Path of(Path jar) throws ModuleException {
    if (!Files.isRegularFile(jar)) {
      String what = Files.exists(jar) ? "is not a file: " : "there is no such file: ";
      throw new ModuleException(Kind.UNREADABLE, what + jar);
    }
    try (InputStream in = Files.newInputStream(jar)) {
      Path copy = Files.createTempFile(directory, "", ".jar");
      long length = copy(in, copy);
      if (length > LIMIT) {
        drop(copy);
        throw new ModuleException(
            Kind.UNSUITABLE, jar.getFileName() + " has more than " + (LIMIT >> 20) + " MiB");
      }
      return copy;
    } catch (IOException unreadable) {
      throw new ModuleException(
          Kind.UNREADABLE, "cannot read " + jar + ": " + unreadable.getMessage(), unreadable);
    }
  }

  private static long copy(InputStream in, Path copy) throws IOException {
    byte[] buffer = new byte[64 << 10];
    long length = 0;
    try (OutputStream out = Files.newOutputStream(copy)) {
      for (int n = in.read(buffer); n >= 0 && length <= LIMIT; n = in.read(buffer)) {
        out.write(buffer, 0, n);
        length += n;
      }
    }
    return length;
  }

  /**
   * Packs what an installed bundle consists of into a jar again.
   *
   * @throws ModuleException when that is not possible
   */
  public Path of(Bundle bundle) throws ModuleException {
    try {
      Path copy = Files.createTempFile(directory, "", ".jar");
      try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(copy))) {
        pack(bundle, JarFile.MANIFEST_NAME, out);
        for (String entry : entries(bundle, "/")) {
          if (!entry.equals(JarFile.MANIFEST_NAME)) {
            pack(bundle, entry, out);
          }
        }
      }
      return copy;
    } catch (IOException | IllegalStateException lost) {
      throw new ModuleException(
          Kind.UNREADABLE,
          "cannot read " + bundle.getSymbolicName() + " as it is installed: " + lost.getMessage(),
          lost);
    }
  }

  private static List<String> entries(Bundle bundle, String folder) {
    List<String> all = new ArrayList<>();
    Enumeration<String> paths = bundle.getEntryPaths(folder);
    for (String path : paths == null ? List.<String>of() : Collections.list(paths)) {
      if (path.endsWith("/")) {
        all.addAll(entries(bundle, path));
      } else {
        all.add(path);
      }
    }
    return all;
  }

  private static void pack(Bundle bundle, String entry, ZipOutputStream out) throws IOException {
    URL url = bundle.getEntry(entry);
    if (url == null) {
      throw new IOException("no " + entry);
    }
    out.putNextEntry(new ZipEntry(entry));
    try (InputStream in = url.openStream()) {
      in.transferTo(out);
    }
    out.closeEntry();
  }

  /** Deletes a copy. */
  public void drop(Path copy) {
    try {
      Files.deleteIfExists(copy);
    } catch (IOException stays) {
      copy.toFile().deleteOnExit();
    }
  }

  /** Deletes all of them. */
  @Override
  public void close() {
    try (Stream<Path> files = Files.list(directory)) {
      files.forEach(this::drop);
    } catch (IOException gone) {
      directory.toFile().deleteOnExit();
    }
    drop(directory);
  }
}
