package org.hotswarm.resume.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.hotswarm.spi.resume.ResumeStore;
import org.hotswarm.tck.resume.FakeNeeds;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** F03 and F04: torn and altered files, and saves cut off anywhere. */
class DamageTest {
  private static final int FLIPS = 1_000;

  @TempDir Path directory;
  private Path current;
  private Path previous;
  private Path fresh;

  @BeforeEach
  void saveTwice() throws IOException {
    current = directory.resolve("session" + RecordFiles.SUFFIX);
    previous = directory.resolve("session" + RecordFiles.PREVIOUS);
    fresh = directory.resolve("session" + RecordFiles.NEW);
    try (ResumeStore store = Records.open(directory)) {
      store.save("session", Records.of(1));
      store.save("session", Records.of(2));
    }
  }

  @Test
  void everyPrefixFallsBackToThePreviousRecord() throws IOException {
    byte[] whole = Files.readAllBytes(current);
    try (ResumeStore store = Records.open(directory)) {
      for (int length = 0; length < whole.length; length++) {
        Files.write(current, Arrays.copyOf(whole, length));
        assertThat(store.load("session")).as("%d bytes", length).contains(Records.of(1));
      }
      Files.write(current, Arrays.copyOf(whole, whole.length + 1));
      assertThat(store.load("session")).as("a byte more").contains(Records.of(1));
    }
  }

  @Test
  void everyPrefixAloneIsATypedError() throws IOException {
    byte[] whole = Files.readAllBytes(current);
    Files.delete(previous);
    try (ResumeStore store = Records.open(directory)) {
      for (int length = 0; length < whole.length; length++) {
        Files.write(current, Arrays.copyOf(whole, length));
        assertThatThrownBy(() -> store.load("session"))
            .isInstanceOf(IOException.class)
            .hasMessageContaining(current + " is damaged: ");
        assertThat(store.names()).containsExactly("session");
      }
    }
  }

  @Test
  void flippedBitsFallBackToThePreviousRecord() throws IOException {
    byte[] whole = Files.readAllBytes(current);
    Random random = new Random(3);
    try (ResumeStore store = Records.open(directory)) {
      for (int i = 0; i < FLIPS; i++) {
        Files.write(current, flipped(whole, random));
        assertThat(store.load("session")).as("flip %d", i).contains(Records.of(1));
      }
    }
  }

  @Test
  void flippedBitsInAllCopiesAreATypedError() throws IOException {
    byte[] newer = Files.readAllBytes(current);
    byte[] older = Files.readAllBytes(previous);
    Random random = new Random(4);
    try (ResumeStore store = Records.open(directory)) {
      for (int i = 0; i < FLIPS; i++) {
        Files.write(current, flipped(newer, random));
        Files.write(previous, flipped(older, random));
        assertThatThrownBy(() -> store.load("session"))
            .isInstanceOf(IOException.class)
            .hasMessageContaining(current.toString())
            .satisfies(
                problem ->
                    assertThat(problem.getSuppressed()[0])
                        .hasMessageContaining(previous.toString()));
      }
      store.save("session", Records.of(9));
      assertThat(store.load("session")).contains(Records.of(9));
    }
  }

  private static byte[] flipped(byte[] whole, Random random) {
    byte[] copy = whole.clone();
    copy[random.nextInt(copy.length)] ^= (byte) (1 << random.nextInt(8));
    return copy;
  }

  @Test
  void wholeFileThatIsNoDictionaryIsDamaged() throws IOException {
    Files.write(current, RecordFormat.wrap(new byte[] {'i', '1', 'e'}).array());
    try (ResumeStore store = Records.open(directory)) {
      assertThat(store.load("session")).contains(Records.of(1));
    }
  }

  @Test
  void enormousFileIsNotRead() throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(current.toFile(), "rw")) {
      file.setLength(1L << 40);
    }
    try (ResumeStore store = Records.open(directory)) {
      assertThat(store.load("session")).contains(Records.of(1));
      Files.delete(previous);
      assertThatThrownBy(() -> store.load("session"))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("1099511627776 bytes");
    }
  }

  @Test
  void laterVersionIsSaidToBeOne() throws IOException {
    String text = Files.readString(current, java.nio.charset.StandardCharsets.ISO_8859_1);
    Files.writeString(
        current,
        text.replaceFirst("hotswarm-record 1 ", "hotswarm-record 2 "),
        java.nio.charset.StandardCharsets.ISO_8859_1);
    Files.delete(previous);
    try (ResumeStore store = Records.open(directory)) {
      assertThatThrownBy(() -> store.load("session"))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("its version is '2'");
    }
  }

  @Test
  void saveCutOffWhileWritingLeavesTheOldRecord() throws IOException {
    byte[] body = Records.BENCODE.encode(Records.of(3));
    files().writeFresh(body);
    byte[] whole = Files.readAllBytes(fresh);
    for (int length = 0; length <= whole.length; length += 7) {
      Files.write(fresh, Arrays.copyOf(whole, length));
      try (ResumeStore store = Records.open(directory)) {
        assertThat(store.load("session")).as("%d bytes", length).contains(Records.of(2));
      }
    }
    goesOn();
  }

  @Test
  void saveCutOffBetweenRenamesLeavesTheNewRecord() throws IOException {
    files().writeFresh(Records.BENCODE.encode(Records.of(3)));
    files().keepPrevious();
    assertThat(current).doesNotExist();
    try (ResumeStore store = Records.open(directory)) {
      assertThat(store.names()).containsExactly("session");
      assertThat(store.load("session")).contains(Records.of(3));
      byte[] whole = Files.readAllBytes(fresh);
      Files.write(fresh, Arrays.copyOf(whole, whole.length - 1));
      assertThat(store.load("session")).contains(Records.of(2));
    }
    goesOn();
  }

  @Test
  void saveCutOffBetweenRenamesOfADamagedRecordLeavesTheNewOne() throws IOException {
    Files.write(current, new byte[3]);
    files().writeFresh(Records.BENCODE.encode(Records.of(3)));
    files().keepPrevious();
    try (ResumeStore store = Records.open(directory)) {
      assertThat(store.load("session")).contains(Records.of(3));
    }
    goesOn();
  }

  @Test
  void saveCutOffBeforeNamesAreForcedLeavesTheNewRecord() throws IOException {
    files().writeFresh(Records.BENCODE.encode(Records.of(3)));
    files().keepPrevious();
    files().promoteFresh();
    try (ResumeStore store = Records.open(directory)) {
      assertThat(store.load("session")).contains(Records.of(3));
      Files.write(current, new byte[0]);
      assertThat(store.load("session")).contains(Records.of(2));
    }
    goesOn();
  }

  @Test
  void firstSaveCutOffLeavesNoRecord() throws IOException {
    Files.delete(current);
    Files.delete(previous);
    Files.write(fresh, new byte[10]);
    try (ResumeStore store = Records.open(directory)) {
      assertThat(store.names()).isEmpty();
      assertThat(store.load("session")).isEmpty();
    }
    goesOn();
  }

  @Test
  void removalCutOffHasRemovedNothing() throws IOException {
    Files.delete(previous);
    try (ResumeStore store = Records.open(directory)) {
      assertThat(store.load("session")).contains(Records.of(2));
    }
  }

  @Test
  void damageThatAnOlderCopyMakesUpForIsTold() throws IOException {
    FakeNeeds needs = FakeNeeds.in(directory);
    try (ResumeStore store = new FileResumeStoreProvider().open(needs, Optional.empty())) {
      assertThat(store.load("session")).contains(Records.of(2));
      assertThat(needs.damage()).isEmpty();

      Files.write(current, new byte[3]);
      assertThat(store.load("session")).contains(Records.of(1));
      assertThat(needs.damage())
          .containsExactly(
              "session: "
                  + current
                  + " is damaged: its first line has no end; "
                  + previous
                  + " was taken instead");

      Files.delete(current);
      assertThat(store.load("session")).contains(Records.of(1));
      assertThat(needs.damage().get(1)).contains(current + " is missing");
    }
  }

  private RecordFiles files() {
    return new RecordFiles(new StateDirectory(directory), "session");
  }

  private void goesOn() throws IOException {
    try (ResumeStore store = Records.open(directory)) {
      store.save("session", Records.of(5));
      store.save("session", Records.of(6));
      assertThat(store.load("session")).contains(Records.of(6));
      assertThat(fresh).doesNotExist();
      Files.delete(current);
      assertThat(store.load("session")).contains(Records.of(5));
    }
  }
}
