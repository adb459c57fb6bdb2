package org.hotswarm.resume.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * The right to use a state directory, held by one store of one process.
 *
 * <p>The lock is the kernel's, so it ends with the process however that ends. But a POSIX process
 * loses it as soon as it closes any descriptor of the locked file. So a second store in this
 * process must not even open that file; it learns from {@code lock.owner} that the first is there.
 */
final class DirectoryLock {
  private static final String FILE = "lock";
  private static final String OWNER = "lock.owner";

  private final FileChannel channel;
  private final Path owner;

  private DirectoryLock(FileChannel channel, Path owner) {
    this.channel = channel;
    this.owner = owner;
  }

  /**
   * Takes the lock, without waiting.
   *
   * @throws IOException when somebody else has it; names the process
   */
  static DirectoryLock take(StateDirectory directory) throws IOException {
    Path owner = directory.file(OWNER);
    String before = read(owner);
    if (before.equals(thisProcess())) {
      throw inUse(directory, before);
    }
    FileChannel channel = directory.open(directory.file(FILE));
    try {
      FileLock lock = channel.tryLock();
      if (lock == null) {
        throw inUse(directory, read(owner));
      }
      sign(directory, owner);
      return new DirectoryLock(channel, owner);
    } catch (OverlappingFileLockException here) {
      channel.close();
      throw inUse(directory, thisProcess());
    } catch (IOException problem) {
      channel.close();
      throw problem;
    }
  }

  private static IOException inUse(StateDirectory directory, String owner) {
    return new IOException(
        "state directory %s is in use by %s; stop it or choose another directory"
            .formatted(directory.path(), owner.isEmpty() ? "another process" : owner));
  }

  /** Whether the name of this process could be left; on a full disk the lock holds without it. */
  private static boolean sign(StateDirectory directory, Path owner) {
    try {
      directory.write(owner, StandardCharsets.US_ASCII.encode(thisProcess()));
      return true;
    } catch (IOException noRoom) {
      return false;
    }
  }

  private static String read(Path owner) throws IOException {
    try {
      return Files.readString(owner, StandardCharsets.ISO_8859_1);
    } catch (NoSuchFileException nobody) {
      return "";
    }
  }

  /** A number may name a later process, after a restart; with the start time it does not. */
  private static String thisProcess() {
    ProcessHandle process = ProcessHandle.current();
    String started = process.info().startInstant().map(start -> ", started " + start).orElse("");
    return "process " + process.pid() + started;
  }

  /** Gives it back; whether that went in order. If not, it ends with the process. */
  boolean release() {
    try (channel) {
      return Files.deleteIfExists(owner);
    } catch (IOException leftBehind) {
      return false;
    }
  }
}
