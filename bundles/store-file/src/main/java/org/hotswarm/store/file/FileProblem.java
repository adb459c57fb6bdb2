package org.hotswarm.store.file;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.hotswarm.spi.store.StoreFullException;

/** Says what went wrong with which file, and tells a lack of room from the rest. */
final class FileProblem {
  /** What ENOSPC, EDQUOT, EFBIG and their relatives elsewhere come as; Java keeps no number. */
  private static final List<String> FULL =
      List.of(
          "no space left on device",
          "disk quota exceeded",
          "file too large",
          "not enough space on the disk",
          "out of disk space");

  private FileProblem() {}

  /** {@code cause}, met while {@code action} was done to {@code path}. */
  static IOException of(String action, Path path, IOException cause) {
    String problem = "cannot " + action + " " + path + ": " + reason(path, cause);
    return isFull(cause)
        ? new StoreFullException(problem + "; make room and it goes on", cause)
        : new IOException(problem, cause);
  }

  /**
   * {@code cause}, met while {@code length} bytes should be written to {@code path}.
   *
   * <p>Where messages are in the system's language, a volume with less room than that tells as
   * much.
   */
  static IOException ofWrite(Path path, long offset, int length, IOException cause) {
    IOException problem = of("write " + length + " bytes at " + offset + " of", path, cause);
    boolean full = !(problem instanceof StoreFullException) && hasNoRoom(path, length);
    return full ? new StoreFullException(problem.getMessage(), cause) : problem;
  }

  private static boolean isFull(IOException cause) {
    String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
    return cause instanceof StoreFullException || FULL.stream().anyMatch(message::contains);
  }

  private static boolean hasNoRoom(Path path, int length) {
    try {
      return Files.getFileStore(path).getUsableSpace() < length;
    } catch (IOException unknown) {
      return false;
    }
  }

  private static String reason(Path path, IOException cause) {
    if (cause instanceof FileSystemException named) {
      boolean other = named.getFile() != null && !path.endsWith(named.getFile());
      return (other ? named.getFile() + " " : "") + reason(named);
    }
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }

  private static String reason(FileSystemException cause) {
    if (cause instanceof NoSuchFileException) {
      return "is not there";
    }
    if (cause instanceof AccessDeniedException) {
      return "permission denied; check who may write there";
    }
    if (cause instanceof NotDirectoryException) {
      return "is not a directory";
    }
    return cause.getReason() == null ? cause.getClass().getSimpleName() : cause.getReason();
  }
}
