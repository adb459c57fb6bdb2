package org.hotswarm.engine.make;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.hotswarm.model.metainfo.FileEntry;

/**
 * The files that a torrent is to be made of.
 *
 * @param name of the file, or of the directory that holds them
 * @param singleFile whether it is one file rather than a directory
 * @param files sorted by the bytes of their paths
 */
record Payload(String name, boolean singleFile, List<Source> files) {
  /**
   * A file as it was found.
   *
   * @param path where
   * @param entry as it will be in the torrent
   * @param modified to notice changes
   */
  record Source(Path path, FileEntry entry, FileTime modified) {
    /**
     * @throws IOException when the file is not as it was found
     */
    void checkUnchanged() throws IOException {
      BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class);
      if (now.size() != entry.length() || !now.lastModifiedTime().equals(modified)) {
        throw new IOException(path + " changed while it was read; try again when it is at rest");
      }
    }
  }

  /**
   * Looks at a file, or at all files below a directory. Symbolic links count as what they lead to.
   *
   * @throws IOException when something is no file and no directory, cannot be read, or a link leads
   *     in a circle
   */
  static Payload of(Path path) throws IOException {
    Path top = path.toAbsolutePath().normalize();
    if (top.getFileName() == null) {
      throw new IOException(path + " has no name; a torrent cannot be made of it");
    }
    String name = top.getFileName().toString();
    if (!Files.exists(top)) {
      throw new NoSuchFileException(path.toString(), null, "there is no such file or directory");
    }
    List<Source> files = new ArrayList<>();
    Files.walkFileTree(
        top, Set.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, new Collector(top, files));
    files.sort(Comparator.comparing(file -> bytes(file.entry()), Arrays::compareUnsigned));
    return new Payload(name, Files.isRegularFile(top), List.copyOf(files));
  }

  private static byte[] bytes(FileEntry entry) {
    return entry.slashedPath().getBytes(StandardCharsets.UTF_8);
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

  private static final class Collector extends SimpleFileVisitor<Path> {
    private final Path top;
    private final List<Source> files;

    Collector(Path top, List<Source> files) {
      this.top = top;
      this.files = files;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes found) throws IOException {
      if (!found.isRegularFile()) {
        throw new IOException(file + " is neither a file nor a directory, nor leads to one");
      }
      List<String> elements = new ArrayList<>();
      (file.equals(top) ? top.getFileName() : top.relativize(file))
          .forEach(element -> elements.add(element.toString()));
      files.add(
          new Source(file, new FileEntry(elements, found.size(), ""), found.lastModifiedTime()));
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException why) throws IOException {
      if (why instanceof FileSystemLoopException) {
        throw new IOException(file + " is a link that leads in a circle", why);
      }
      throw new IOException("cannot read " + file + ": " + why.getMessage(), why);
    }
  }
}
