package org.hotswarm.store.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.Set;

/** A directory known by its path, for file systems without descriptors of directories. */
final class CheckedFolder implements Folder {
  private final Path path;
  private final Path root;

  CheckedFolder(Path path, Path root) {
    this.path = path;
    this.root = root;
  }

  @Override
  public Path path() {
    return path;
  }

  @Override
  public Folder enter(Path name) throws IOException {
    return new CheckedFolder(inside(name), root);
  }

  @Override
  public FileChannel open(Path name, Set<OpenOption> options) throws IOException {
    Set<OpenOption> unlinked = new HashSet<>(options);
    unlinked.add(LinkOption.NOFOLLOW_LINKS);
    return FileChannel.open(inside(name), unlinked);
  }

  @Override
  public BasicFileAttributes attributes(Path name) throws IOException {
    return Files.readAttributes(inside(name), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
  }

  @Override
  public void make(Path name) throws IOException {
    Files.createDirectory(inside(name));
  }

  @Override
  public void move(Path name, Folder target, Path targetName) throws IOException {
    boolean near = target.path().getFileSystem().equals(path.getFileSystem());
    if (near && target instanceof CheckedFolder other) {
      Files.move(inside(name), other.inside(targetName), StandardCopyOption.ATOMIC_MOVE);
    } else {
      throw new AtomicMoveNotSupportedException(
          path.resolve(name).toString(), target.path().toString(), "another file system");
    }
  }

  @Override
  public void deleteFile(Path name) throws IOException {
    Files.delete(inside(name));
  }

  @Override
  public void deleteFolder(Path name) throws IOException {
    Files.delete(inside(name));
  }

  private Path inside(Path name) throws IOException {
    Path entry = path.resolve(name);
    if (!entry.normalize().startsWith(root)) {
      throw new FileSystemException(entry.toString(), null, "leaves the save directory " + root);
    }
    return entry;
  }

  /** Holds nothing. */
  @Override
  public void close() {}
}
