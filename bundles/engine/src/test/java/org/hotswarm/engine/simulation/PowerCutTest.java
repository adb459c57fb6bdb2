package org.hotswarm.engine.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.hotswarm.api.Torrent;
import org.hotswarm.api.alert.TorrentAlert;
import org.hotswarm.api.settings.StorageSettings;
import org.hotswarm.engine.resume.JournalEntry;
import org.hotswarm.engine.resume.ResumeRecord;
import org.hotswarm.model.geometry.PieceSet;
import org.hotswarm.model.wire.HaveAll;
import org.hotswarm.model.wire.Unchoke;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** F02 and F07: what a power cut leaves of a download, and what resume data says of it. */
class PowerCutTest {
  private static final int IMAGES = 20;
  private static final int BLOCK = 16_384;
  private static final int PIECE = 3 * BLOCK;

  private static final int PIECES = 120;

  private final Content content = Content.of(PIECES, PIECE);

  /** What is left on disk, and what is remembered of it. */
  private record Image(Platter disk, Notebook notebook) {
    PieceSet claimed(Content content) {
      String name = content.infoHash().hex();
      List<JournalEntry> added = notebook.added(name).stream().map(JournalEntry::of).toList();
      return Optional.ofNullable(notebook.records.get(name))
          .flatMap(ResumeRecord::of)
          .map(record -> JournalEntry.apply(record, added).pieces())
          .map(pieces -> PieceSet.ofBytes(pieces, content.pieces()))
          .orElseGet(() -> new PieceSet(content.pieces()));
    }

    int claimedInJournal(Content content) {
      return (int)
          notebook.added(content.infoHash().hex()).stream()
              .mapToLong(tree -> JournalEntry.of(tree).claimed().cardinality())
              .sum();
    }
  }

  /** A download whose disk works when it likes, saves often, and fails a force now and then. */
  private final class Course implements AutoCloseable {
    private final Random random;
    private final Platter platter;
    private final Simulation simulation;
    private final Torrent torrent;
    private final boolean failures;
    private Stranger seed;

    Course(long number, Image from, boolean failures) {
      random = new Random(number);
      platter = from.disk();
      this.failures = failures;
      simulation =
          new Simulation().withPicker().set(StorageSettings.RESUME_INTERVAL, Duration.ofSeconds(1));
      simulation.join(simulation.rosters.stores(), platter, "shelf", 0);
      simulation.notebook.take(from.notebook());
      torrent = simulation.add(content);
      seed = join();
    }

    private Stranger join() {
      return simulation.join(content, Stranger.FAST).send(new HaveAll(), new Unchoke());
    }

    void step() {
      simulation.diskHeld = random.nextBoolean();
      seed.answerAll(content);
      simulation.diskDoes(random.nextInt(4));
      platter.failing |= failures && random.nextInt(20) == 0;
      if (random.nextInt(4) == 0) {
        torrent.saveResumeData();
      }
      simulation.pass(Duration.ofMillis(random.nextInt(400)));
      if (!simulation.diskHeld) {
        simulation.releaseDisk();
      }
      if (seed.isClosed()) {
        torrent.resume();
        seed = join();
      }
    }

    void finish() {
      for (int steps = 0; steps < 900 && torrent.status().progress().pieces() < PIECES; steps++) {
        step();
      }
      simulation.releaseDisk();
      simulation.pass(5);
    }

    Image image() {
      return new Image(platter.afterPowerCut(random), simulation.notebook.afterPowerCut(random));
    }

    @Override
    public void close() {
      platter.failing = false;
      simulation.close();
    }
  }

  private Image blank() {
    return new Image(new Platter(content.bytes().length), new Notebook());
  }

  private List<Integer> falseClaims(Image image) {
    PieceSet claimed = image.claimed(content);
    return IntStream.range(0, content.pieces())
        .filter(claimed::has)
        .filter(piece -> !isOnDisk(image.disk(), piece))
        .boxed()
        .toList();
  }

  private boolean isOnDisk(Platter disk, int piece) {
    int from = piece * PIECE;
    return Arrays.equals(disk.onDisk(), from, from + PIECE, content.bytes(), from, from + PIECE);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void noImageClaimsWhatIsNotOnDisk(boolean failures) {
    int claims = 0;
    int inJournal = 0;
    for (int number = 0; number < IMAGES; number++) {
      try (Course course = new Course(number, blank(), failures)) {
        for (int steps = new Random(number).nextInt(5, 60); steps > 0; steps--) {
          course.step();
          Image image = course.image();
          assertThat(falseClaims(image)).as("image %d, %d steps to go", number, steps).isEmpty();
          claims += image.claimed(content).count();
          inJournal += image.claimedInJournal(content);
        }
      }
    }
    assertThat(claims).as("claims that could have been false").isGreaterThan(IMAGES * 20);
    assertThat(inJournal).as("of them in journals").isGreaterThan(IMAGES);
  }

  @Test
  void whatAPowerCutLeavesIsFinished() {
    for (int number = 0; number < IMAGES; number++) {
      Image left;
      try (Course course = new Course(number, blank(), true)) {
        for (int steps = new Random(number).nextInt(5, 60); steps > 0; steps--) {
          course.step();
        }
        left = course.image();
      }
      try (Course course = new Course(number, left, false)) {
        course.finish();
        assertThat(left.disk().readable()).as("image %d", number).isEqualTo(content.bytes());
        assertThat(falseClaims(course.image())).isEmpty();
        assertThat(course.image().claimed(content).isFull()).isTrue();
      }
    }
  }

  @Test
  void whatAFailedForceMayHaveDroppedIsFetchedAgain() {
    Image blank = blank();
    try (Course course = new Course(1, blank, false)) {
      for (int round = 0; round < 4; round++) {
        course.seed.answerAll(content);
      }
      assertThat(course.simulation.alerts(TorrentAlert.PieceFinished.class)).isNotEmpty();
      blank.disk().failing = true;
      course.torrent.saveResumeData();
      course.simulation.pass(1);
      assertThat(course.torrent.status().progress().pieces()).isZero();
      assertThat(course.torrent.status().why()).contains("a bad sector");
      assertThat(course.seed.isClosed()).isTrue();

      course.finish();
      assertThat(blank.disk().onDisk()).isEqualTo(content.bytes());
    }
  }
}
