package org.hotswarm.cli.control;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/**
 * A socket that listens in a state directory, for its owner only.
 *
 * <p>The system makes a socket with the permissions that the umask leaves, and it can be reached
 * from then on. So it is made inside a fresh directory that nobody else can enter, gets its own
 * permissions there, and only then is moved to where it belongs, in one step, over what a dead
 * process may have left. Who may do that is decided by a lock on a file, which the kernel takes
 * back however a process ends.
 */
final class ControlSocket implements AutoCloseable {
  private static final Set<PosixFilePermission> OWNER_ENTERS =
      PosixFilePermissions.fromString("rwx------");
  private static final Set<PosixFilePermission> OWNER_USES =
      PosixFilePermissions.fromString("rw-------");

  private final Path name;
  private final Optional<Path> elsewhere;
  private final FileChannel lock;
  private final ServerSocketChannel channel;

  private ControlSocket(
      Path name, Optional<Path> elsewhere, FileChannel lock, ServerSocketChannel channel) {
    this.name = name;
    this.elsewhere = elsewhere;
    this.lock = lock;
    this.channel = channel;
  }

  /**
   * Opens the socket of a state directory.
   *
   * @throws TakenException when another process that lives has it
   * @throws IOException when there can be none here
   */
  static ControlSocket open(Path state) throws IOException {
    if (!state.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      throw new IOException("this file system cannot keep other users out");
    }
    if (isAlive(state)) {
      throw new TakenException(state, "another process");
    }
    FileChannel lock = lock(state);
    try {
      return inside(state, lock);
    } catch (IOException problem) {
      lock.close();
      throw problem;
    }
  }

  private static boolean isAlive(Path state) {
    try (SocketChannel probe = SocketChannel.open(ControlPath.address(state))) {
      return probe.isConnected();
    } catch (IOException nobody) {
      return false;
    }
  }

  private static FileChannel lock(Path state) throws IOException {
    FileAttribute<?> permissions = PosixFilePermissions.asFileAttribute(OWNER_USES);
    FileChannel lock =
        FileChannel.open(
            state.resolve("control.lock"),
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
            permissions);
    try {
      if (lock.tryLock() != null) {
        return lock;
      }
    } catch (OverlappingFileLockException here) {
      lock.close();
      throw new TakenException(state, "this process");
    } catch (IOException unsupported) {
      lock.close();
      throw unsupported;
    }
    lock.close();
    throw new TakenException(state, "another process");
  }

  private static ControlSocket inside(Path state, FileChannel lock) throws IOException {
    Path name = ControlPath.in(state);
    Path made = name.resolveSibling(".control");
    if (!ControlPath.fits(made.resolve("s"))) {
      return outside(name, lock);
    }
    removeDirectory(made);
    Files.createDirectory(made, PosixFilePermissions.asFileAttribute(OWNER_ENTERS));
    ServerSocketChannel channel = listen(made.resolve("s"));
    try {
      Files.move(made.resolve("s"), name, StandardCopyOption.ATOMIC_MOVE);
      Files.delete(made);
      return new ControlSocket(name, Optional.empty(), lock, channel);
    } catch (IOException problem) {
      channel.close();
      throw problem;
    }
  }

  /** The path is too long for a socket: it goes to the temporary directory, a link leads there. */
  private static ControlSocket outside(Path name, FileChannel lock) throws IOException {
    Path made =
        Files.createTempDirectory("hotswarm-", PosixFilePermissions.asFileAttribute(OWNER_ENTERS));
    Path socket = made.resolve("control");
    try {
      if (!ControlPath.fits(socket)) {
        throw new IOException(
            "the path is too long for a socket, and so is that of the temporary directory; at most "
                + ControlPath.MOST_BYTES
                + " bytes can be used");
      }
      ServerSocketChannel channel = listen(socket);
      Path link = name.resolveSibling(".control.link");
      Files.deleteIfExists(link);
      Files.createSymbolicLink(link, socket);
      Files.move(link, name, StandardCopyOption.ATOMIC_MOVE);
      return new ControlSocket(name, Optional.of(made), lock, channel);
    } catch (IOException problem) {
      removeDirectory(made);
      throw problem;
    }
  }

  private static ServerSocketChannel listen(Path path) throws IOException {
    ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      channel.bind(UnixDomainSocketAddress.of(path));
      Files.setPosixFilePermissions(path, OWNER_USES);
      return channel;
    } catch (IOException problem) {
      channel.close();
      throw problem;
    }
  }

  /** A directory that holds sockets and nothing else. */
  private static void removeDirectory(Path directory) throws IOException {
    if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Files.deleteIfExists(directory.resolve("s"));
    Files.deleteIfExists(directory.resolve("control"));
    Files.delete(directory);
  }

  /** Where clients find it. */
  Path place() {
    return name;
  }

  /** Waits for a client. */
  SocketChannel accept() throws IOException {
    return channel.accept();
  }

  /** Stops listening and takes the socket away; the lock goes last. */
  @Override
  public void close() throws IOException {
    try (lock) {
      channel.close();
      Files.deleteIfExists(name);
      if (elsewhere.isPresent()) {
        removeDirectory(elsewhere.get());
      }
    }
  }
}
