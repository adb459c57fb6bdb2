package org.hotswarm.store.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hotswarm.store.file.Stores.open;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.Random;
import org.hotswarm.model.geometry.Geometry;
import org.hotswarm.spi.store.Store;
import org.hotswarm.tck.store.Sample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random writes and reads of random torrents, against an array that knows what is right. */
class RandomAccessTest {
  private static final int STEPS = 60;

  @Test
  void holdsWhatWasWritten(@TempDir Path directory) throws IOException {
    for (int seed = 0; seed < 60; seed++) {
      run(seed, directory.resolve("run-" + seed));
    }
  }

  @Test
  void holdsWhatWasWrittenOnOtherFileSystems() throws IOException {
    Configuration[] kinds = {Configuration.unix(), Configuration.osX(), Configuration.windows()};
    for (int seed = 0; seed < 90; seed++) {
      try (FileSystem system = Jimfs.newFileSystem(kinds[seed % kinds.length])) {
        run(seed, system.getPath("save").toAbsolutePath());
      }
    }
  }

  private static void run(int seed, Path root) throws IOException {
    Random random = new Random(seed);
    Sample sample = Sample.random(root, random);
    Geometry geometry = sample.geometry();
    sample.filePoolSize(1 + random.nextInt(3));
    BitSet written = new BitSet();
    Store store = open(sample);
    store.prepare();
    for (int step = 0; step < STEPS && geometry.pieceCount() > 0; step++) {
      int piece = random.nextInt(geometry.pieceCount());
      int begin = random.nextInt(geometry.pieceLength(piece));
      int length = 1 + random.nextInt(geometry.pieceLength(piece) - begin);
      int offset = (int) geometry.offset(piece, begin);
      switch (random.nextInt(8)) {
        case 0 -> {
          store.force();
          var state = store.snapshot();
          store.close();
          store = open(sample, state);
        }
        case 1 -> store.release();
        case 2 -> store.force();
        case 3, 4 -> {
          if (written.nextClearBit(offset) >= offset + length) {
            assertThat(sample.read(store, piece, begin, length))
                .as("seed %d step %d", seed, step)
                .isEqualTo(sample.expected(piece, begin, length));
          }
        }
        default -> {
          var buffers = sample.buffers(piece, begin, length, random);
          store.write(piece, begin, buffers);
          assertThat(buffers).noneMatch(buffer -> buffer.hasRemaining());
          written.set(offset, offset + length);
        }
      }
    }
    checkFiles(sample, written, seed);
    sample.writeAll(store);
    for (int piece = 0; piece < geometry.pieceCount(); piece++) {
      int length = geometry.pieceLength(piece);
      assertThat(sample.read(store, piece, 0, length)).isEqualTo(sample.expected(piece, 0, length));
    }
    store.close();
  }

  /** What another program finds: right where written, nothing where no byte ever came. */
  private static void checkFiles(Sample sample, BitSet written, int seed) throws IOException {
    for (int file = 0; file < sample.files().size(); file++) {
      var span = sample.geometry().files().get(file);
      Path path = sample.files().get(file);
      int first = written.nextSetBit((int) span.offset());
      boolean touched = first >= 0 && first < span.end() || span.length() == 0;
      assertThat(Files.exists(path))
          .as("seed %d, file %d exists", seed, file)
          .isEqualTo(touched && !span.padding());
      if (touched && !span.padding()) {
        byte[] found = Files.readAllBytes(path);
        assertThat((long) found.length).isLessThanOrEqualTo(span.length());
        for (int i = 0; i < span.length(); i++) {
          int at = (int) span.offset() + i;
          if (written.get(at) && found[i] != sample.bytes()[at]) {
            throw new AssertionError("seed " + seed + ": byte " + i + " of file " + file);
          }
        }
      }
    }
  }
}
