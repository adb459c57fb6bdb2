package org.hotswarm.tck.resume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hotswarm.model.bencode.BDictionary;
import org.hotswarm.spi.NoState;
import org.hotswarm.spi.resume.ResumeStore;
import org.hotswarm.spi.resume.ResumeStoreNeeds;
import org.hotswarm.spi.resume.ResumeStoreProvider;
import org.hotswarm.tck.ProviderContract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code org.hotswarm.spi.resume} asks of a resume store. */
public abstract class ResumeContract
    extends ProviderContract<ResumeStoreNeeds, NoState, ResumeStore, ResumeStoreProvider> {
  @TempDir Path directory;

  /** For resume stores. */
  protected ResumeContract() {
    super(ResumeStoreNeeds.class);
  }

  @Override
  protected ResumeStoreNeeds needs() throws IOException {
    return FakeNeeds.in(Files.createTempDirectory(directory, "state"));
  }

  @Test
  public void makesItsDirectoryIfItIsNotThere() throws IOException {
    Path state = directory.resolve("a/b/state");
    try (ResumeStore store = open(FakeNeeds.in(state))) {
      assertThat(store.names()).isEmpty();
      store.save("session", Records.of(1));
      assertThat(store.names()).containsExactly("session");
    }
  }

  @Test
  public void loadSeesEverySaveBeforeIt() throws IOException {
    try (ResumeStore store = open(needs())) {
      assertThat(store.load("session")).isEmpty();
      for (int seed = 0; seed < 5; seed++) {
        store.save("session", Records.of(seed));
        assertThat(store.load("session")).contains(Records.of(seed));
      }
      store.save(Records.TORRENT, Records.of(9));
      assertThat(store.names()).containsExactlyInAnyOrder("session", Records.TORRENT);
    }
  }

  @Test
  public void removedRecordsAreGone() throws IOException {
    try (ResumeStore store = open(needs())) {
      store.save("session", Records.of(1));
      store.save("session", Records.of(2));
      store.remove("session");
      store.remove("session");
      assertThat(store.load("session")).isEmpty();
      assertThat(store.names()).isEmpty();
    }
  }

  @Test
  public void everythingIsThereForTheNextOne() throws IOException {
    ResumeStoreNeeds needs = needs();
    ResumeStore first = open(needs);
    first.save("session", Records.of(1));
    first.save(Records.TORRENT, Records.of(2));
    first.save("session", Records.of(3));
    first.close();
    try (ResumeStore next = open(needs)) {
      assertThat(next.load("session")).contains(Records.of(3));
      assertThat(next.load(Records.TORRENT)).contains(Records.of(2));
    }
  }

  @Test
  public void whatIsAddedComesBackInOrderUntilTheRecordIsSaved() throws IOException {
    ResumeStoreNeeds needs = needs();
    List<BDictionary> added = new ArrayList<>();
    try (ResumeStore store = open(needs)) {
      store.save("session", Records.of(0));
      for (int seed = 1; seed < 6; seed++) {
        store.append("session", Records.of(seed), seed % 2 == 0);
        added.add(Records.of(seed));
        assertThat(store.load("session")).contains(Records.of(0));
        keepsAllOrNothing(store, added);
      }
    }
    try (ResumeStore next = open(needs)) {
      keepsAllOrNothing(next, added);
      next.append("session", Records.of(6), true);
      added.add(Records.of(6));
      keepsAllOrNothing(next, added);
      next.save("session", Records.of(7));
      assertThat(next.appended("session")).isEmpty();
    }
  }

  private static void keepsAllOrNothing(ResumeStore store, List<BDictionary> added)
      throws IOException {
    assertThat(store.appended("session")).isIn(List.of(), added);
  }

  @Test
  public void whatIsRemovedTakesWithItWhatWasAdded() throws IOException {
    try (ResumeStore store = open(needs())) {
      store.save("session", Records.of(1));
      store.append("session", Records.of(2), true);
      store.remove("session");
      assertThat(store.appended("session")).isEmpty();
      store.save("session", Records.of(1));
      assertThat(store.appended("session")).isEmpty();
    }
  }

  @Test
  public void largeRecordsComeBack() throws IOException {
    BDictionary large = Records.of(1).toBuilder().put("metadata", new byte[4 << 20]).build();
    try (ResumeStore store = open(needs())) {
      store.save(Records.TORRENT, large);
      assertThat(store.load(Records.TORRENT)).contains(large);
    }
  }

  @Test
  public void namesThatCouldLeadElsewhereAreRefused() throws IOException {
    try (ResumeStore store = open(needs())) {
      for (String name : new String[] {"../session", "/etc/passwd", "a/b", ""}) {
        assertThatThrownBy(() -> store.save(name, Records.of(1)))
            .as(name)
            .isInstanceOf(IOException.class);
      }
    }
    assertThat(directory.resolve("session")).doesNotExist();
  }

  @Test
  public void fileInPlaceOfTheDirectoryIsAnIoException() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "x");
    try (ResumeStore store = open(FakeNeeds.in(file))) {
      assertThatThrownBy(() -> store.save("session", Records.of(1)))
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  public void closedStoreKeepsNoFileOpen() throws IOException {
    ResumeStoreNeeds needs = needs();
    ResumeStore store = open(needs);
    store.save("session", Records.of(1));
    store.close();
    try (ResumeStore next = open(needs)) {
      next.save("session", Records.of(2));
    }
  }
}
