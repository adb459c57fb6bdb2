package org.hotswarm.tck.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.hotswarm.model.geometry.FileSpan;
import org.hotswarm.model.geometry.Geometry;
import org.hotswarm.spi.store.Store;
import org.hotswarm.spi.store.StoreNeeds;

/** A torrent to be kept: its measures, where its files go, and the right bytes of each piece. */
public final class Sample implements StoreNeeds {
  private final Path root;
  private final List<Path> files = new ArrayList<>();
  private final BitSet unwanted = new BitSet();
  private final byte[] bytes;
  private final Geometry geometry;
  private int filePoolSize = 40;

  private Sample(Path root, Geometry geometry, List<String> names, long seed) {
    this.root = root;
    this.geometry = geometry;
    this.bytes = new byte[Math.toIntExact(geometry.totalLength())];
    new Random(seed).nextBytes(bytes);
    names.forEach(name -> files.add(root.resolve(name)));
    for (FileSpan span : geometry.files()) {
      if (span.padding()) {
        Arrays.fill(bytes, (int) span.offset(), (int) span.end(), (byte) 0);
      }
    }
  }

  /** Of files {@code f0, f1...} in {@code directory}, which ends with a slash or is empty. */
  public static Sample of(Path root, String directory, int pieceLength, long... lengths) {
    return seeded(root, directory, 7, pieceLength, lengths);
  }

  /** The same with bytes of their own. */
  public static Sample seeded(
      Path root, String directory, long seed, int pieceLength, long... lengths) {
    List<Long> all = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (long length : lengths) {
      names.add(directory + "f" + all.size());
      all.add(length);
    }
    return new Sample(root, Geometry.ofLengths(pieceLength, all), names, seed);
  }

  /** Of up to a dozen files, some empty, some padding, at several depths. */
  public static Sample random(Path root, Random random) {
    int[] pieceLengths = {7, 1_000, 16_384, 32_768};
    List<FileSpan> spans = new ArrayList<>();
    List<String> names = new ArrayList<>();
    long offset = 0;
    int count = 1 + random.nextInt(12);
    for (int i = 0; i < count; i++) {
      long length = random.nextInt(4) == 0 ? 0 : random.nextInt(1 << random.nextInt(17)) + 1L;
      spans.add(new FileSpan(offset, length, random.nextInt(5) == 0));
      names.add("t/" + "d/".repeat(random.nextInt(4)) + "f" + i);
      offset += length;
    }
    int pieceLength = pieceLengths[random.nextInt(pieceLengths.length)];
    return new Sample(root, new Geometry(pieceLength, spans), names, random.nextLong());
  }

  /** All bytes of the torrent. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** File {@code index} is not wanted. */
  public void unwanted(int index) {
    unwanted.set(index);
  }

  /** File {@code index} goes elsewhere. */
  public void file(int index, Path path) {
    files.set(index, path);
  }

  /** How many files may be open. */
  public void filePoolSize(int size) {
    filePoolSize = size;
  }

  /** The right bytes of a range, as the network might give them. */
  public List<ByteBuffer> buffers(int piece, int begin, int length, Random random) {
    List<ByteBuffer> buffers = new ArrayList<>();
    int at = (int) geometry.offset(piece, begin);
    int end = at + length;
    while (at < end) {
      int part = Math.min(end - at, 1 + random.nextInt(length));
      int before = random.nextInt(3);
      ByteBuffer buffer =
          random.nextBoolean()
              ? ByteBuffer.allocateDirect(before + part + 2)
              : ByteBuffer.allocate(before + part + 2);
      buffer.position(before).mark();
      buffer.put(bytes, at, part).limit(buffer.position()).reset();
      buffers.add(buffer);
      if (random.nextInt(4) == 0) {
        buffers.add(ByteBuffer.allocateDirect(0));
      }
      at += part;
    }
    return buffers;
  }

  /** The right bytes of a piece. */
  public List<ByteBuffer> piece(int piece) {
    return buffers(piece, 0, geometry.pieceLength(piece), new Random(piece));
  }

  /** Writes all of it. */
  public void writeAll(Store store) throws IOException {
    for (int piece = 0; piece < geometry.pieceCount(); piece++) {
      store.write(piece, 0, piece(piece));
    }
  }

  /** What the store has for a range. */
  public byte[] read(Store store, int piece, int begin, int length) throws IOException {
    ByteBuffer into = ByteBuffer.allocateDirect(length);
    store.read(piece, begin, into);
    byte[] read = new byte[into.position()];
    into.flip().get(read);
    return read;
  }

  /** What it should have for a range. */
  public byte[] expected(int piece, int begin, int length) {
    int at = (int) geometry.offset(piece, begin);
    return Arrays.copyOfRange(bytes, at, at + length);
  }

  /** What it should have for a file. */
  public byte[] expectedFile(int file) {
    FileSpan span = geometry.files().get(file);
    return Arrays.copyOfRange(bytes, (int) span.offset(), (int) span.end());
  }

  @Override
  public Geometry geometry() {
    return geometry;
  }

  @Override
  public List<Path> files() {
    return List.copyOf(files);
  }

  @Override
  public Path root() {
    return root;
  }

  @Override
  public boolean isWanted(int index) {
    return !unwanted.get(index);
  }

  @Override
  public int filePoolSize() {
    return filePoolSize;
  }
}
