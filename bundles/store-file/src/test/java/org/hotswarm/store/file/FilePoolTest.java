package org.hotswarm.store.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hotswarm.store.file.Stores.open;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.hotswarm.spi.store.Store;
import org.hotswarm.tck.store.Sample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Limit 70: a torrent of 2,000 files needs no more descriptors than the setting allows. */
@EnabledOnOs(OS.LINUX)
class FilePoolTest {
  private static final int FILES = 2_000;
  private static final int MOST = 40;

  @TempDir Path directory;

  @Test
  void neverHoldsMoreFilesThanTheSetting() throws IOException {
    long[] lengths = new long[FILES];
    Arrays.fill(lengths, 100);
    Sample sample = Sample.of(directory, "t/", 250, lengths);
    sample.filePoolSize(MOST);
    int seen = 0;
    try (Store store = open(sample)) {
      store.prepare();
      for (int piece = 0; piece < sample.geometry().pieceCount(); piece++) {
        store.write(piece, 0, sample.piece(piece));
        if (piece % 50 == 0) {
          seen = Math.max(seen, openBelow(directory));
          assertThat(seen).isLessThanOrEqualTo(MOST);
        }
      }
      store.force();
      assertThat(openBelow(directory)).isLessThanOrEqualTo(MOST);
      assertThat(sample.read(store, 3, 0, 250)).isEqualTo(sample.expected(3, 0, 250));
      assertThat(store.files()).allMatch(file -> file.length() == 100);
      assertThat(openBelow(directory)).isEqualTo(MOST);

      sample.filePoolSize(2);
      sample.read(store, 7, 0, 250);
      assertThat(openBelow(directory)).isEqualTo(2);

      store.release();
      assertThat(openBelow(directory)).isZero();
      sample.read(store, 7, 0, 250);
      assertThat(openBelow(directory)).isEqualTo(2);
    }
    assertThat(seen).isEqualTo(MOST);
    assertThat(openBelow(directory)).isZero();
  }

  @Test
  void failedAccessLeavesNothingOpen() throws IOException {
    Sample sample = Sample.of(directory, "t/d/", 16_384, 10);
    Files.createDirectories(sample.files().get(0));
    try (Store store = open(sample)) {
      for (int i = 0; i < 50; i++) {
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> sample.writeAll(store)))
            .isInstanceOf(IOException.class);
      }
      assertThat(openBelow(directory)).isZero();
    }
  }

  @Test
  void fileOpenedForReadingIsOpenedAgainForWriting() throws IOException {
    Sample sample = Sample.of(directory, "t/", 16_384, 10);
    try (Store store = open(sample)) {
      store.prepare();
      sample.writeAll(store);
      store.release();
      sample.read(store, 0, 0, 10);
      sample.writeAll(store);
      assertThat(openBelow(directory)).isEqualTo(1);
    }
  }

  private static int openBelow(Path directory) throws IOException {
    try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
      List<Path> targets = descriptors.toList();
      return (int) targets.stream().filter(fd -> leadsBelow(fd, directory)).count();
    }
  }

  private static boolean leadsBelow(Path descriptor, Path directory) {
    try {
      return Files.readSymbolicLink(descriptor).startsWith(directory);
    } catch (NoSuchFileException closedMeanwhile) {
      return false;
    } catch (IOException unexpected) {
      throw new AssertionError(unexpected);
    }
  }
}
