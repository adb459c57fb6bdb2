package org.hotswarm.store.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.Set;

/** A directory held by a descriptor, so that it stays the same whatever its name comes to mean. */
final class SecureFolder implements Folder {
  private static final String ALL = "rwxrwxrwx";

  private final SecureDirectoryStream<Path> stream;
  private final Path path;
  private final Path root;

  SecureFolder(SecureDirectoryStream<Path> stream, Path path, Path root) {
    this.stream = stream;
    this.path = path;
    this.root = root;
  }

  @Override
  public Path path() {
    return path;
  }

  @Override
  public Folder enter(Path name) throws IOException {
    return new SecureFolder(
        stream.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS), path.resolve(name), root);
  }

  @Override
  public FileChannel open(Path name, Set<OpenOption> options) throws IOException {
    Set<OpenOption> unlinked = new HashSet<>(options);
    unlinked.add(LinkOption.NOFOLLOW_LINKS);
    if (stream.newByteChannel(name, unlinked) instanceof FileChannel channel) {
      return channel;
    }
    throw new FileSystemException(
        path.resolve(name).toString(), null, "the file system has no file channels");
  }

  @Override
  public BasicFileAttributes attributes(Path name) throws IOException {
    return stream
        .getFileAttributeView(name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
        .readAttributes();
  }

  /**
   * {@inheritDoc}
   *
   * <p>Java makes directories by path only, and a path may have come to lead elsewhere. So below
   * the first level it is made in the save directory under a name of its own and then moved from
   * descriptor to descriptor.
   */
  @Override
  public void make(Path name) throws IOException {
    if (path.equals(root)) {
      Files.createDirectory(root.resolve(name));
      return;
    }
    Path made = Files.createTempDirectory(root, ".hotswarm-", permissions());
    try (DirectoryStream<Path> top = Files.newDirectoryStream(root)) {
      SecureDirectoryStream<Path> from = (SecureDirectoryStream<Path>) top;
      try {
        from.move(made.getFileName(), stream, name);
      } catch (AtomicMoveNotSupportedException otherVolume) {
        from.deleteDirectory(made.getFileName());
        Files.createDirectory(path.resolve(name));
      } catch (IOException failed) {
        from.deleteDirectory(made.getFileName());
        throw failed;
      }
    }
  }

  /** What any new directory gets: all that the process's mask allows. */
  private FileAttribute<?>[] permissions() {
    return root.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(ALL))
        }
        : new FileAttribute<?>[0];
  }

  @Override
  public void move(Path name, Folder target, Path targetName) throws IOException {
    boolean near = target.path().getFileSystem().equals(path.getFileSystem());
    if (near && target instanceof SecureFolder other) {
      stream.move(name, other.stream, targetName);
    } else {
      throw new AtomicMoveNotSupportedException(
          path.resolve(name).toString(), target.path().toString(), "another file system");
    }
  }

  @Override
  public void deleteFile(Path name) throws IOException {
    stream.deleteFile(name);
  }

  @Override
  public void deleteFolder(Path name) throws IOException {
    stream.deleteDirectory(name);
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }
}
