package org.hotswarm.engine.make;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hotswarm.model.geometry.FileSlice;
import org.hotswarm.model.geometry.Geometry;

/**
 * Hashes pieces one after the other, straight from the files; keeps the file it read last open. One
 * thread's at a time.
 */
final class PieceHasher implements AutoCloseable {
  /** Small enough to be still in the cache when it is hashed, large enough to make calls cheap. */
  private static final int CHUNK = 256 << 10;

  private final Geometry geometry;
  private final List<Path> files;
  private final byte[] chunk = new byte[CHUNK];
  private final MessageDigest sha1;
  private int open = -1;
  private Optional<FileChannel> channel = Optional.empty();

  PieceHasher(Geometry geometry, List<Path> files) {
    this.geometry = geometry;
    this.files = files;
    try {
      this.sha1 = MessageDigest.getInstance("SHA-1");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-1", impossible);
    }
  }

  /**
   * The SHA-1 of {@code piece}; empty when a file of it is missing, is no file or is too short.
   *
   * @throws IOException when a file cannot be read
   */
  Optional<byte[]> hash(int piece) throws IOException {
    sha1.reset();
    for (FileSlice slice : geometry.slices(piece, 0, geometry.pieceLength(piece))) {
      if (!digest(slice)) {
        return Optional.empty();
      }
    }
    return Optional.of(sha1.digest());
  }

  private boolean digest(FileSlice slice) throws IOException {
    if (geometry.files().get(slice.file()).padding()) {
      return digestZeros(slice.length());
    }
    open(slice.file());
    if (channel.isEmpty()) {
      return false;
    }
    long at = slice.offset();
    for (int left = slice.length(); left > 0; ) {
      int read = channel.get().read(ByteBuffer.wrap(chunk, 0, Math.min(left, CHUNK)), at);
      if (read < 0) {
        return false;
      }
      sha1.update(chunk, 0, read);
      at += read;
      left -= read;
    }
    return true;
  }

  private boolean digestZeros(int length) {
    Arrays.fill(chunk, 0, Math.min(length, CHUNK), (byte) 0);
    for (int left = length; left > 0; left -= CHUNK) {
      sha1.update(chunk, 0, Math.min(left, CHUNK));
    }
    return true;
  }

  private void open(int file) throws IOException {
    if (open == file) {
      return;
    }
    close();
    Path path = files.get(file);
    // Opening a named pipe would wait for its other end.
    if (Files.isRegularFile(path)) {
      channel = Optional.of(FileChannel.open(path, StandardOpenOption.READ));
    }
    open = file;
  }

  @Override
  public void close() throws IOException {
    open = -1;
    if (channel.isPresent()) {
      FileChannel closing = channel.get();
      channel = Optional.empty();
      closing.close();
    }
  }
}
