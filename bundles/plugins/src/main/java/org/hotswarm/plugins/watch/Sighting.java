package org.hotswarm.plugins.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import java.util.zip.ZipFile;

/**
 * How a file was when it was looked at; another file of that name is not equal.
 *
 * @param isFile whether it is a file, and not a directory, a link or a pipe
 * @param key of the file system; none on some
 * @param length bytes
 * @param changed when last
 */
record Sighting(boolean isFile, Optional<Object> key, long length, FileTime changed) {

  /** Looks at a file; empty when it is gone. */
  static Optional<Sighting> of(Path file) {
    try {
      BasicFileAttributes now =
          Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      return Optional.of(
          new Sighting(
              now.isRegularFile(),
              Optional.ofNullable(now.fileKey()),
              now.size(),
              now.lastModifiedTime()));
    } catch (IOException gone) {
      return Optional.empty();
    }
  }

  /** Whether the end of a jar is there, which is written last. */
  static boolean isWhole(Path file) {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      return zip.size() >= 0;
    } catch (IOException | IllegalArgumentException halfWritten) {
      return false;
    }
  }
}
