package org.hotswarm.engine.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.hotswarm.api.settings.QueueSettings;
import org.hotswarm.api.settings.Setting;
import org.hotswarm.api.settings.Settings;
import org.hotswarm.api.status.TorrentState;
import org.hotswarm.engine.find.VirtualTime;
import org.hotswarm.engine.peer.Wires;
import org.hotswarm.model.hash.InfoHash;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The manual's section on queuing, on torrents that are pictures of themselves. */
class QueueRoundsTest {
  private final VirtualTime time = new VirtualTime();
  private final List<Picture> torrents = new ArrayList<>();
  private Settings settings = Settings.defaults();
  private final QueueRounds rounds =
      new QueueRounds(
          () -> torrents, () -> settings, new QueueRounds.Means(Runnable::run, time, time));

  /** A torrent that does what it is told at once. */
  private final class Picture implements Member {
    private final int number;
    private TorrentState state = TorrentState.DOWNLOADING;
    private boolean managed = true;
    private boolean paused = true;
    private boolean fails;
    private boolean moves;
    private int leeches = 1;
    private Standing.Sums sums = new Standing.Sums(0, 1000, Duration.ZERO, Duration.ZERO);
    private final List<Long> scrapes = new ArrayList<>();

    Picture(int number) {
      this.number = number;
    }

    @Override
    public InfoHash infoHash() {
      return Wires.hash(number);
    }

    @Override
    public Standing standing() {
      return new Standing(state, paused, fails, moves, sums, 1, leeches);
    }

    @Override
    public boolean isAutoManaged() {
      return managed;
    }

    @Override
    public void mayRun() {
      paused = false;
    }

    @Override
    public void hold() {
      paused = true;
    }

    @Override
    public void scrape() {
      scrapes.add(time.nanos());
    }

    Picture byHand() {
      managed = false;
      paused = false;
      return this;
    }

    Picture seeding(int need) {
      state = TorrentState.SEEDING;
      leeches = need;
      return this;
    }

    void uploaded(long bytes) {
      sums = new Standing.Sums(bytes, 1000, Duration.ZERO, Duration.ZERO);
    }
  }

  private Picture add() {
    Picture picture = new Picture(torrents.size());
    torrents.add(picture);
    rounds.joined(picture.infoHash());
    return picture;
  }

  private List<Picture> add(int count) {
    List<Picture> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      all.add(add());
    }
    return all;
  }

  private <T> void set(Setting<T> setting, T value) {
    settings = settings.with(setting, value);
    rounds.soon();
  }

  private List<Integer> running() {
    return torrents.stream().filter(one -> !one.paused).map(one -> one.number).toList();
  }

  @AfterEach
  void ends() {
    rounds.close();
    time.pass(Duration.ofDays(1));
    assertThat(time.pending()).isZero();
  }

  // --- downloads

  @Test
  void theFrontOfTheQueueDownloadsAndTheRestWaits() {
    add(12).forEach(one -> one.moves = true);
    time.pass(1);
    assertThat(running()).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
  }

  @Test
  void whenOneIsDoneTheNextIsStarted() {
    set(QueueSettings.ACTIVE_DOWNLOADS, 2);
    List<Picture> all = add(4);
    all.forEach(one -> one.moves = true);
    time.pass(1);
    assertThat(running()).containsExactly(0, 1);
    all.get(0).seeding(1);
    rounds.soon();
    time.pass(1);
    assertThat(running()).as("it seeds, the third downloads").containsExactly(0, 1, 2);
    assertThat(rounds.line().position(all.get(0).infoHash())).isEmpty();
    assertThat(rounds.line().position(all.get(3).infoHash())).hasValue(2);
  }

  @Test
  void whoIsMovedToTheFrontTakesThePlaceOfTheLast() {
    set(QueueSettings.ACTIVE_DOWNLOADS, 2);
    List<Picture> all = add(4);
    all.forEach(one -> one.moves = true);
    time.pass(1);
    rounds.line().move(all.get(3).infoHash(), Integer.MIN_VALUE);
    rounds.soon();
    time.pass(1);
    assertThat(running()).containsExactly(0, 3);
  }

  @Test
  void thoseThatAreNotManagedTakePlacesAndAreLeftAlone() {
    set(QueueSettings.ACTIVE_DOWNLOADS, 2);
    add().byHand();
    add().byHand();
    add().byHand();
    Picture waiting = add();
    add().byHand().paused = true;
    torrents.forEach(one -> one.moves = true);
    time.pass(120);
    assertThat(running()).containsExactly(0, 1, 2);
    torrents.remove(0);
    torrents.remove(0);
    rounds.soon();
    time.pass(1);
    assertThat(waiting.paused).isFalse();
    assertThat(running()).containsExactly(2, 3);
  }

  @Test
  void slowTorrentsTakeNoPlaceOnceTheyHadTheirTime() {
    set(QueueSettings.ACTIVE_DOWNLOADS, 1);
    List<Picture> all = add(3);
    time.pass(100);
    assertThat(running()).as("none counts as slow for its first two minutes").containsExactly(0);
    time.pass(60);
    assertThat(running()).containsExactly(0, 1);
    all.get(0).moves = true;
    time.pass(30);
    assertThat(running()).as("who is in front comes first").containsExactly(0);
  }

  @Test
  void slowTorrentsCountIfSoSet() {
    set(QueueSettings.ACTIVE_DOWNLOADS, 1);
    set(QueueSettings.DONT_COUNT_SLOW_TORRENTS, false);
    add(3);
    time.pass(600);
    assertThat(running()).containsExactly(0);
  }

  @Test
  void theHardLimitHoldsForSlowOnesToo() {
    set(QueueSettings.ACTIVE_LIMIT, 3);
    add(9);
    time.pass(3600);
    assertThat(running()).containsExactly(0, 1, 2);
    set(QueueSettings.ACTIVE_LIMIT, -1);
    set(QueueSettings.ACTIVE_DOWNLOADS, -1);
    time.pass(1);
    assertThat(running()).hasSize(9);
  }

  @Test
  void whatFailsIsPassedOver() {
    set(QueueSettings.ACTIVE_DOWNLOADS, 1);
    List<Picture> all = add(2);
    all.get(0).fails = true;
    time.pass(1);
    assertThat(running()).containsExactly(1);
  }

  @Test
  void theIntervalIsThatOfTheSetting() {
    set(QueueSettings.ACTIVE_DOWNLOADS, 1);
    List<Picture> all = add(2);
    time.pass(35);
    all.get(0).fails = true;
    time.pass(20);
    assertThat(all.get(1).paused).as("nobody said anything").isTrue();
    time.pass(6);
    assertThat(all.get(1).paused).isFalse();
  }

  // --- seeds

  @Test
  void thoseThatAreNeededMostAreSeeded() {
    set(QueueSettings.ACTIVE_SEEDS, 2);
    for (int need : new int[] {3, 9, 1, 7}) {
      add().seeding(need).moves = true;
    }
    time.pass(1);
    assertThat(running()).containsExactly(1, 3);
  }

  @Test
  void aSeedIsNotStoppedForABetterOneBeforeHalfAnHour() {
    set(QueueSettings.ACTIVE_SEEDS, 1);
    add().seeding(3).moves = true;
    time.pass(60);
    add().seeding(9).moves = true;
    time.pass(60);
    assertThat(running()).containsExactly(0);
    time.pass(Duration.ofMinutes(30));
    assertThat(running()).containsExactly(1);
  }

  @Test
  void whoHasCompletedACycleMakesRoom() {
    set(QueueSettings.ACTIVE_SEEDS, 1);
    List<Picture> all = add(3);
    all.forEach(one -> one.seeding(5).moves = true);
    time.pass(1);
    for (int turn = 0; turn < 3; turn++) {
      assertThat(running()).containsExactly(turn);
      all.get(turn).uploaded(2000);
      time.pass(30);
    }
    assertThat(running()).as("all have one cycle; it only just began").containsExactly(2);
    all.get(2).uploaded(4000);
    time.pass(30);
    assertThat(running()).containsExactly(0);
  }

  @Test
  void downloadsAndSeedsHavePlacesOfTheirOwn() {
    set(QueueSettings.ACTIVE_DOWNLOADS, 4);
    set(QueueSettings.ACTIVE_SEEDS, 4);
    add(10);
    add(10).forEach(one -> one.seeding(1));
    torrents.forEach(one -> one.moves = true);
    time.pass(1);
    assertThat(running()).hasSize(8).contains(0, 1, 2, 3).doesNotContain(4);
  }

  // --- scrapes

  @Test
  void thoseThatWaitAreScrapedInTurnAndNotTooOften() {
    set(QueueSettings.ACTIVE_SEEDS, 0);
    List<Picture> all = add(3);
    all.forEach(one -> one.seeding(1));
    Picture byHand = add().byHand();
    time.pass(Duration.ofMinutes(6));
    assertThat(all.stream().mapToInt(one -> one.scrapes.size())).containsExactly(1, 0, 0);
    time.pass(Duration.ofMinutes(12));
    assertThat(all.stream().mapToInt(one -> one.scrapes.size())).containsExactly(1, 1, 1);
    time.pass(Duration.ofMinutes(90));
    for (Picture one : all) {
      assertThat(one.scrapes).hasSize(4);
      assertThat(one.scrapes.get(3) - one.scrapes.get(2))
          .isGreaterThanOrEqualTo(Duration.ofMinutes(30).toNanos());
    }
    assertThat(byHand.scrapes).isEmpty();
  }
}
