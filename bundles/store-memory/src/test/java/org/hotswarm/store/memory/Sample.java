package org.hotswarm.store.memory;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.hotswarm.model.geometry.FileSpan;
import org.hotswarm.model.geometry.Geometry;
import org.hotswarm.spi.store.Store;
import org.hotswarm.spi.store.StoreNeeds;

/** A torrent for tests: its measures and the bytes of each piece. */
final class Sample implements StoreNeeds {
  static final long PLENTY = 1 << 30;

  private static final Path ROOT = Path.of("/save");

  final byte[] bytes;
  final BitSet unwanted = new BitSet();
  private final Geometry geometry;

  Sample(Geometry geometry, long seed) {
    this.geometry = geometry;
    this.bytes = new byte[Math.toIntExact(geometry.totalLength())];
    new Random(seed).nextBytes(bytes);
    for (FileSpan span : geometry.files()) {
      if (span.padding()) {
        Arrays.fill(bytes, (int) span.offset(), (int) span.end(), (byte) 0);
      }
    }
  }

  static Sample of(int pieceLength, Long... lengths) {
    return new Sample(Geometry.ofLengths(pieceLength, List.of(lengths)), 7);
  }

  /** Of up to a dozen files, some empty, some padding. */
  static Sample random(Random random) {
    int[] pieceLengths = {7, 1_000, 16_384, 32_768};
    List<FileSpan> spans = new ArrayList<>();
    long offset = 0;
    int count = 1 + random.nextInt(12);
    for (int i = 0; i < count; i++) {
      long length = random.nextInt(4) == 0 ? 0 : random.nextInt(1 << random.nextInt(17)) + 1L;
      spans.add(new FileSpan(offset, length, random.nextInt(5) == 0));
      offset += length;
    }
    int pieceLength = pieceLengths[random.nextInt(pieceLengths.length)];
    return new Sample(new Geometry(pieceLength, spans), random.nextLong());
  }

  Store open() {
    return new MemoryStoreProvider(PLENTY).open(this, Optional.empty());
  }

  /** The right bytes of a range, as the network might give them. */
  List<ByteBuffer> buffers(int piece, int begin, int length, Random random) {
    List<ByteBuffer> buffers = new ArrayList<>();
    int at = (int) geometry.offset(piece, begin);
    int end = at + length;
    while (at < end) {
      int part = Math.min(end - at, 1 + random.nextInt(length));
      ByteBuffer buffer =
          random.nextBoolean() ? ByteBuffer.allocateDirect(part) : ByteBuffer.allocate(part);
      buffers.add(buffer.put(bytes, at, part).flip());
      at += part;
    }
    return buffers;
  }

  List<ByteBuffer> piece(int piece) {
    return buffers(piece, 0, geometry.pieceLength(piece), new Random(piece));
  }

  byte[] read(Store store, int piece, int begin, int length) throws java.io.IOException {
    ByteBuffer into = ByteBuffer.allocateDirect(length);
    store.read(piece, begin, into);
    byte[] read = new byte[into.position()];
    into.flip().get(read);
    return read;
  }

  byte[] expected(int piece, int begin, int length) {
    int at = (int) geometry.offset(piece, begin);
    return Arrays.copyOfRange(bytes, at, at + length);
  }

  @Override
  public Geometry geometry() {
    return geometry;
  }

  @Override
  public List<Path> files() {
    List<Path> files = new ArrayList<>();
    for (int i = 0; i < geometry.files().size(); i++) {
      files.add(ROOT.resolve("f" + i));
    }
    return files;
  }

  @Override
  public Path root() {
    return ROOT;
  }

  @Override
  public boolean isWanted(int index) {
    return !unwanted.get(index);
  }

  @Override
  public int filePoolSize() {
    return 1;
  }
}
