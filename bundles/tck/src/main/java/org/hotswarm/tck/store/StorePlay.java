package org.hotswarm.tck.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.hotswarm.model.geometry.Geometry;
import org.hotswarm.spi.store.Store;
import org.hotswarm.spi.store.StoreNeeds;
import org.hotswarm.tck.Play;

/** Pieces are written, whole and in part, and read; what was written is never lost. */
public final class StorePlay implements Play<StoreNeeds, Store> {
  private static final int EVENTS = 30;

  private final Sample sample;
  private final Random random;
  private final BitSet written = new BitSet();

  /**
   * @param root an empty directory
   * @param seed of the whole course
   */
  public StorePlay(Path root, long seed) {
    random = new Random(seed);
    Sample any = Sample.random(root, random);
    while (any.geometry().pieceCount() == 0) {
      any = Sample.random(root, random);
    }
    sample = any;
  }

  @Override
  public StoreNeeds needs() {
    return sample;
  }

  @Override
  public int length() {
    return EVENTS;
  }

  @Override
  public void drain(Store store) throws IOException {
    store.force();
  }

  /** To a store that keeps its bytes elsewhere, the engine copies what was written. */
  @Override
  public void carry(Store from, Store to) throws IOException {
    Geometry geometry = sample.geometry();
    for (int piece = 0; piece < geometry.pieceCount(); piece++) {
      int start = (int) geometry.offset(piece, 0);
      int end = start + geometry.pieceLength(piece);
      for (int at = written.nextSetBit(start); at >= 0 && at < end; ) {
        int stop = Math.min(written.nextClearBit(at), end);
        ByteBuffer bytes = ByteBuffer.allocate(stop - at);
        from.read(piece, at - start, bytes);
        to.write(piece, at - start, List.of(bytes.flip()));
        at = written.nextSetBit(stop);
      }
    }
  }

  @Override
  public void replay(Store store) throws IOException {
    store.prepare();
  }

  @Override
  public void step(Store store) throws IOException {
    int piece = random.nextInt(sample.geometry().pieceCount());
    int length = sample.geometry().pieceLength(piece);
    switch (random.nextInt(6)) {
      case 0 -> store.release();
      case 1 -> store.force();
      case 2 -> write(store, piece, 0, length);
      case 3, 4 -> {
        int begin = random.nextInt(length);
        write(store, piece, begin, 1 + random.nextInt(length - begin));
      }
      default -> check(store);
    }
  }

  private void write(Store store, int piece, int begin, int length) throws IOException {
    List<ByteBuffer> data = sample.buffers(piece, begin, length, random);
    store.write(piece, begin, data);
    assertThat(data).as("taken whole").noneMatch(ByteBuffer::hasRemaining);
    int at = (int) sample.geometry().offset(piece, begin);
    written.set(at, at + length);
  }

  private void check(Store store) throws IOException {
    Geometry geometry = sample.geometry();
    for (int piece = 0; piece < geometry.pieceCount(); piece++) {
      int start = (int) geometry.offset(piece, 0);
      int end = start + geometry.pieceLength(piece);
      for (int at = written.nextSetBit(start); at >= 0 && at < end; ) {
        int stop = Math.min(written.nextClearBit(at), end);
        assertThat(sample.read(store, piece, at - start, stop - at))
            .as("piece %d from %d", piece, at - start)
            .isEqualTo(sample.expected(piece, at - start, stop - at));
        at = written.nextSetBit(stop);
      }
    }
  }

  @Override
  public void finish(Store store) throws IOException {
    check(store);
    sample.writeAll(store);
    written.set(0, (int) sample.geometry().totalLength());
    check(store);
    store.delete();
  }
}
