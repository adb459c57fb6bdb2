package org.hotswarm.engine.make;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.hotswarm.api.CreateTorrent.Reading;
import org.hotswarm.model.metainfo.FileEntry;

/**
 * The files that a torrent is to be made of.
 *
 * @param name of the file, or of the directory that holds them
 * @param singleFile whether it is one file rather than a directory
 * @param files in torrent order
 */
record Payload(String name, boolean singleFile, List<Source> files) {
  /** By the bytes of whole paths, as other programs order the files of v1. */
  static final Comparator<Source> BY_PATH =
      Comparator.comparing(file -> bytes(file.entry().slashedPath()), Arrays::compareUnsigned);

  /** Element by element, as in the file tree of v2 (BEP 52). */
  static final Comparator<Source> BY_ELEMENT =
      (one, other) -> compare(one.entry().path(), other.entry().path());

  /**
   * A file as it was found.
   *
   * @param path where
   * @param entry as it will be in the torrent
   * @param modified to notice changes
   * @param link where it leads if it is a symbolic link: elements below the directory; else none
   */
  record Source(Path path, FileEntry entry, FileTime modified, List<String> link) {
    /**
     * @throws IOException when the file is not as it was found
     */
    void checkUnchanged() throws IOException {
      if (link.isEmpty()) {
        BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class);
        if (now.size() != entry.length() || !now.lastModifiedTime().equals(modified)) {
          throw new IOException(path + " changed while it was read; try again when it is at rest");
        }
      }
    }
  }

  /**
   * Looks at a file, or at all files below a directory that are not left out.
   *
   * @throws IOException when something is no file and no directory, cannot be read, or a link leads
   *     in a circle
   */
  static Payload of(Path path, Reading reading, Comparator<Source> order) throws IOException {
    Path top = path.toAbsolutePath().normalize();
    if (top.getFileName() == null) {
      throw new IOException(path + " has no name; a torrent cannot be made of it");
    }
    String name = top.getFileName().toString();
    if (!Files.exists(top)) {
      throw new NoSuchFileException(path.toString(), null, "there is no such file or directory");
    }
    List<Source> files = new FileWalk(top, reading).files();
    files.sort(order);
    return new Payload(name, Files.isRegularFile(top), List.copyOf(files));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static int compare(List<String> one, List<String> other) {
    for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
      int order = Arrays.compareUnsigned(bytes(one.get(i)), bytes(other.get(i)));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(one.size(), other.size());
  }

  long length() {
    return files.stream().mapToLong(file -> file.entry().length()).sum();
  }

  /** The error to throw when a file turns out to be shorter than it was. */
  IOException whatChanged() {
    for (Source file : files) {
      try {
        file.checkUnchanged();
      } catch (IOException changed) {
        return changed;
      }
    }
    return new IOException("a file of " + name + " became shorter while it was read");
  }
}
