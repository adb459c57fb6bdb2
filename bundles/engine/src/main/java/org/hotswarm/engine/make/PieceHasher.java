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
import org.hotswarm.model.hash.MerkleTree;
import org.hotswarm.model.hash.Sha256Hash;

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
  private final Optional<MessageDigest> sha1;
  private final Optional<PieceTree> tree;
  private int open = -1;
  private Optional<FileChannel> channel = Optional.empty();

  /** Which hashes of a piece are wanted. */
  enum Wanted {
    /** SHA-1 (BEP 3). */
    V1,
    /** The node of the SHA-256 tree (BEP 52). */
    V2,
    /** Both, of bytes that are read once. */
    BOTH
  }

  /**
   * The hashes of one piece, as far as they are wanted.
   *
   * @param sha1 20 bytes
   * @param node that stands for it in its file's tree, or the root of that where it is all of it
   */
  record Digest(Optional<byte[]> sha1, Optional<Sha256Hash> node) {}

  PieceHasher(Geometry geometry, List<Path> files, Wanted wanted) {
    this.geometry = geometry;
    this.files = files;
    this.sha1 = wanted == Wanted.V2 ? Optional.empty() : Optional.of(newSha1());
    this.tree =
        wanted == Wanted.V1 ? Optional.empty() : Optional.of(new PieceTree(geometry.pieceLength()));
  }

  private static MessageDigest newSha1() {
    try {
      return MessageDigest.getInstance("SHA-1");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-1", impossible);
    }
  }

  /**
   * The hashes of {@code piece}; empty when a file of it is missing, is no file or is too short.
   *
   * @throws IOException when a file cannot be read
   */
  Optional<Digest> hash(int piece) throws IOException {
    sha1.ifPresent(MessageDigest::reset);
    tree.ifPresent(PieceTree::reset);
    List<FileSlice> slices = geometry.slices(piece, 0, geometry.pieceLength(piece));
    for (FileSlice slice : slices) {
      if (!digest(slice)) {
        return Optional.empty();
      }
    }
    int height = height(slices.get(0).file());
    return Optional.of(
        new Digest(sha1.map(MessageDigest::digest), tree.map(one -> one.node(height))));
  }

  /** Where in its file's tree a piece stands; in v2 a piece has bytes of one file alone. */
  private int height(int file) {
    return geometry.files().get(file).length() > geometry.pieceLength()
        ? MerkleTree.levelOfPieces(geometry.pieceLength())
        : 0;
  }

  private boolean digest(FileSlice slice) throws IOException {
    if (geometry.files().get(slice.file()).padding()) {
      sha1.ifPresent(digest -> digestZeros(digest, slice.length()));
      return true;
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
      sha1.ifPresent(digest -> digest.update(chunk, 0, read));
      tree.ifPresent(one -> one.update(chunk, 0, read));
      at += read;
      left -= read;
    }
    return true;
  }

  private void digestZeros(MessageDigest digest, int length) {
    Arrays.fill(chunk, 0, Math.min(length, CHUNK), (byte) 0);
    for (int left = length; left > 0; left -= CHUNK) {
      digest.update(chunk, 0, Math.min(left, CHUNK));
    }
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
