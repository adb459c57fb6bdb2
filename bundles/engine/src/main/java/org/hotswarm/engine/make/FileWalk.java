package org.hotswarm.engine.make;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hotswarm.api.CreateTorrent.Reading;
import org.hotswarm.engine.make.Payload.Source;
import org.hotswarm.model.metainfo.FileEntry;

/**
 * All files below a directory. Symbolic links count as what they lead to, unless they are to be
 * recorded and lead to something within (BEP 47).
 */
final class FileWalk extends SimpleFileVisitor<Path> {
  private final Path top;
  private final Reading reading;
  private final Exclusion exclusion;
  private final List<Source> files = new ArrayList<>();

  /**
   * @param top absolute and normalized; a file, or the directory
   */
  FileWalk(Path top, Reading reading) {
    this.top = top;
    this.reading = reading;
    this.exclusion = new Exclusion(top, reading.exclude());
  }

  /**
   * What is there, in no order.
   *
   * @throws IOException when something is no file and no directory, cannot be read, or a link leads
   *     in a circle
   */
  List<Source> files() throws IOException {
    Files.walkFileTree(top, Set.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, this);
    return files;
  }

  @Override
  public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes found)
      throws IOException {
    if (directory.equals(top)) {
      return FileVisitResult.CONTINUE;
    }
    if (exclusion.covers(directory)) {
      return FileVisitResult.SKIP_SUBTREE;
    }
    Optional<List<String>> link = link(directory);
    if (link.isPresent()) {
      addLink(directory, link.get());
      return FileVisitResult.SKIP_SUBTREE;
    }
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes found) throws IOException {
    if (exclusion.covers(file) && !file.equals(top)) {
      return FileVisitResult.CONTINUE;
    }
    Optional<List<String>> link = link(file);
    if (link.isPresent()) {
      addLink(file, link.get());
      return FileVisitResult.CONTINUE;
    }
    if (!found.isRegularFile()) {
      throw new IOException(file + " is neither a file nor a directory, nor leads to one");
    }
    FileEntry entry = new FileEntry(elements(file), found.size(), attributes(file));
    files.add(new Source(file, entry, found.lastModifiedTime(), List.of()));
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFileFailed(Path file, IOException why) throws IOException {
    if (exclusion.covers(file)) {
      return FileVisitResult.CONTINUE;
    }
    Optional<List<String>> link = link(file);
    if (link.isPresent()) {
      addLink(file, link.get());
      return FileVisitResult.CONTINUE;
    }
    if (why instanceof FileSystemLoopException) {
      throw new IOException(file + " is a link that leads in a circle", why);
    }
    throw new IOException("cannot read " + file + ": " + why.getMessage(), why);
  }

  private List<String> elements(Path file) {
    List<String> elements = new ArrayList<>();
    (file.equals(top) ? top.getFileName() : top.relativize(file))
        .forEach(element -> elements.add(element.toString()));
    return elements;
  }

  /** Where a link leads, if it is to be recorded and leads to something below the directory. */
  private Optional<List<String>> link(Path file) throws IOException {
    if (!reading.attributes() || file.equals(top) || !Files.isSymbolicLink(file)) {
      return Optional.empty();
    }
    Path target = file.resolveSibling(Files.readSymbolicLink(file)).normalize();
    return target.startsWith(top) && !target.equals(top)
        ? Optional.of(elements(target))
        : Optional.empty();
  }

  private void addLink(Path file, List<String> target) throws IOException {
    BasicFileAttributes own =
        Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    FileEntry entry = new FileEntry(elements(file), 0, "l");
    files.add(new Source(file, entry, own.lastModifiedTime(), target));
  }

  private String attributes(Path file) throws IOException {
    if (!reading.attributes()) {
      return "";
    }
    return (isExecutable(file) ? "x" : "") + (Files.isHidden(file) ? "h" : "");
  }

  /** Whether its owner may run it; where there are no such permissions nothing is executable. */
  private static boolean isExecutable(Path file) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    return view != null
        && view.readAttributes().permissions().contains(PosixFilePermission.OWNER_EXECUTE);
  }
}
