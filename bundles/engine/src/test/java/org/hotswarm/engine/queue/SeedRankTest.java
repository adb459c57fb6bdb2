package org.hotswarm.engine.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.hotswarm.api.settings.QueueSettings;
import org.hotswarm.api.settings.Settings;
import org.hotswarm.api.status.TorrentState;
import org.junit.jupiter.api.Test;

class SeedRankTest {
  private static final Settings SETTINGS = Settings.defaults();

  private static Standing seed(int seeds, int leeches) {
    return standing(TorrentState.SEEDING, seeds, leeches, 0, Duration.ZERO, Duration.ofDays(365));
  }

  private static Standing standing(
      TorrentState state,
      int seeds,
      int leeches,
      long uploaded,
      Duration seeding,
      Duration downloading) {
    Standing.Sums sums = new Standing.Sums(uploaded, 1000, downloading.plus(seeding), seeding);
    return new Standing(state, false, false, false, sums, seeds, leeches);
  }

  private static SeedRank rank(Standing standing) {
    return SeedRank.of(standing, false, SETTINGS);
  }

  private static long cycles(long uploaded, Duration seeding, Duration downloading) {
    return rank(standing(TorrentState.SEEDING, 1, 1, uploaded, seeding, downloading)).cycles();
  }

  @Test
  void aCycleEndsByRatioTimeOrRatioOfTimes() {
    Duration hour = Duration.ofHours(1);
    assertThat(cycles(1999, hour, hour)).isZero();
    assertThat(cycles(2000, hour, hour)).as("uploaded twice what was downloaded").isEqualTo(1);
    assertThat(cycles(6100, hour, hour)).isEqualTo(3);
    assertThat(cycles(0, hour.multipliedBy(24), hour.multipliedBy(24)))
        .as("seeded for a day")
        .isEqualTo(1);
    assertThat(cycles(0, hour.multipliedBy(7), hour))
        .as("seeded seven times as long as it took")
        .isEqualTo(1);
    assertThat(cycles(0, hour.multipliedBy(7).minusSeconds(1), hour)).isZero();
  }

  @Test
  void aLimitOfZeroEndsNoCycle() {
    Settings none =
        SETTINGS
            .with(QueueSettings.SHARE_RATIO_LIMIT, 0)
            .with(QueueSettings.SEED_TIME_LIMIT, Duration.ZERO)
            .with(QueueSettings.SEED_TIME_RATIO_LIMIT, 0);
    Standing busy =
        standing(TorrentState.SEEDING, 1, 1, 1 << 30, Duration.ofDays(9), Duration.ofSeconds(1));
    assertThat(SeedRank.of(busy, false, none).cycles()).isZero();
  }

  @Test
  void whatTookNoTimeToDownloadHasNoRatioOfTimes() {
    assertThat(cycles(0, Duration.ofHours(1), Duration.ZERO)).isZero();
  }

  @Test
  void fewerCyclesComeFirstThenWhoJustBeganThenWhoIsNeededMost() {
    SeedRank done = new SeedRank(1, true, 9000);
    SeedRank fresh = new SeedRank(0, true, 1);
    SeedRank needed = new SeedRank(0, false, 5000);
    SeedRank less = new SeedRank(0, false, 4999);
    assertThat(java.util.stream.Stream.of(done, less, needed, fresh).sorted())
        .containsExactly(fresh, needed, less, done);
  }

  @Test
  void needIsLeechesForEachSeed() {
    assertThat(rank(seed(4, 8)).need()).isEqualTo(2001);
    assertThat(rank(seed(8, 4)).need()).isEqualTo(501);
    assertThat(rank(seed(1000, 0)).need()).isEqualTo(1);
  }

  @Test
  void aSwarmWithoutSeedsNeedsOneMost() {
    assertThat(rank(seed(0, 0)).need()).isGreaterThan(rank(seed(1, 1_000_000)).need());
    assertThat(rank(seed(0, 7)).need()).isGreaterThan(rank(seed(0, 3)).need());
  }

  @Test
  void aPartCountsHalf() {
    Standing part = standing(TorrentState.FINISHED, 4, 8, 0, Duration.ZERO, Duration.ofDays(365));
    assertThat(rank(part).need()).isEqualTo(1001);
  }

  @Test
  void aDownloadHasNoRank() {
    Standing download =
        standing(TorrentState.DOWNLOADING, 0, 9, 0, Duration.ZERO, Duration.ofDays(1));
    assertThat(SeedRank.need(download)).isZero();
  }
}
