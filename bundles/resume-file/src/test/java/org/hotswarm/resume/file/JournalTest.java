package org.hotswarm.resume.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.hotswarm.model.bencode.BDictionary;
import org.hotswarm.spi.resume.ResumeStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** F03 for journals: torn, altered, and left over from a record that is gone. */
class JournalTest {
  private static final int FLIPS = 1_000;
  private static final List<BDictionary> ALL =
      List.of(Records.of(11), Records.of(12), Records.of(13));

  @TempDir Path directory;
  private Path journal;

  @BeforeEach
  void append() throws IOException {
    journal = directory.resolve("session" + RecordFiles.JOURNAL);
    try (ResumeStore store = Records.open(directory)) {
      store.save("session", Records.of(1));
      for (BDictionary entry : ALL) {
        store.append("session", entry, false);
      }
    }
  }

  private List<BDictionary> found() throws IOException {
    try (ResumeStore store = Records.open(directory)) {
      return store.appended("session");
    }
  }

  @Test
  void everyPrefixGivesTheEntriesThatAreWhole() throws IOException {
    byte[] whole = Files.readAllBytes(journal);
    int most = 0;
    for (int length = 0; length <= whole.length; length++) {
      Files.write(journal, Arrays.copyOf(whole, length));
      List<BDictionary> found = found();
      assertThat(ALL.subList(0, found.size())).as("%d bytes", length).isEqualTo(found);
      assertThat(found.size()).isGreaterThanOrEqualTo(most);
      most = found.size();
    }
    assertThat(most).isEqualTo(3);
  }

  @Test
  void flippedBitsEndTheJournalBeforeThem() throws IOException {
    byte[] whole = Files.readAllBytes(journal);
    Random random = new Random(5);
    for (int i = 0; i < FLIPS; i++) {
      byte[] copy = whole.clone();
      copy[random.nextInt(copy.length)] ^= (byte) (1 << random.nextInt(8));
      Files.write(journal, copy);
      List<BDictionary> found = found();
      assertThat(found.size()).as("flip %d", i).isLessThan(3);
      assertThat(ALL.subList(0, found.size())).isEqualTo(found);
    }
  }

  @Test
  void entriesBehindATornOneReplaceIt() throws IOException {
    byte[] whole = Files.readAllBytes(journal);
    Files.write(journal, Arrays.copyOf(whole, whole.length - 5));
    try (ResumeStore store = Records.open(directory)) {
      store.append("session", Records.of(14), true);
      store.append("session", Records.of(15), true);
    }
    assertThat(found())
        .containsExactly(Records.of(11), Records.of(12), Records.of(14), Records.of(15));
  }

  @Test
  void journalOfAnotherRecordIsNone() throws IOException {
    byte[] old = Files.readAllBytes(journal);
    try (ResumeStore store = Records.open(directory)) {
      store.save("session", Records.of(2));
    }
    assertThat(journal).doesNotExist();
    Files.write(journal, old);
    assertThat(found()).isEmpty();
    try (ResumeStore store = Records.open(directory)) {
      store.append("session", Records.of(21), false);
    }
    assertThat(found()).as("older entries lie behind").containsExactly(Records.of(21));
  }

  @Test
  void recordThatIsTakenInsteadOfADamagedOneHasNoneOfItsAdditions() throws IOException {
    try (ResumeStore store = Records.open(directory)) {
      store.save("session", Records.of(2));
      store.append("session", Records.of(21), true);
    }
    Files.write(directory.resolve("session" + RecordFiles.SUFFIX), new byte[7]);
    try (ResumeStore store = Records.open(directory)) {
      assertThat(store.load("session")).contains(Records.of(1));
      assertThat(store.appended("session")).isEmpty();
    }
  }

  @Test
  void saveThatIsCutOffBeforeTheJournalEndsHasEndedIt() throws IOException {
    RecordFiles files = new RecordFiles(new StateDirectory(directory), "session");
    files.writeFresh(Records.BENCODE.encode(Records.of(2)));
    assertThat(found()).as("the old record is the current one").isEqualTo(ALL);
    files.keepPrevious();
    assertThat(found()).isEmpty();
    files.promoteFresh();
    assertThat(found()).isEmpty();
  }

  @Test
  void thereIsNothingToAddToWithoutARecord() throws IOException {
    try (ResumeStore store = Records.open(directory)) {
      assertThatThrownBy(() -> store.append("nothing", Records.of(1), true))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("no record nothing");
    }
  }

  @Test
  void journalThatWouldBecomeTooLongIsRefused() throws IOException {
    BDictionary large = Records.of(1).toBuilder().put("large", new byte[40 << 20]).build();
    try (ResumeStore store = Records.open(directory)) {
      store.append("session", large, false);
      assertThatThrownBy(() -> store.append("session", large, false))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("longer than");
      store.save("session", Records.of(2));
      store.append("session", Records.of(3), false);
      assertThat(store.appended("session")).containsExactly(Records.of(3));
    }
  }
}
