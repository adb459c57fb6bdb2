package org.hotswarm.engine.queue;

import java.util.Comparator;
import org.hotswarm.api.settings.QueueSettings;
import org.hotswarm.api.settings.Settings;
import org.hotswarm.api.status.TorrentState;

/**
 * How much it matters to seed a torrent. Compares the greater need as less, so that it comes first.
 *
 * @param cycles seed cycles it has completed
 * @param recent whether it began to seed a short while ago and is not to be stopped already
 * @param need leeches for each seed, in thousandths, as trackers say
 */
record SeedRank(long cycles, boolean recent, int need) implements Comparable<SeedRank> {
  private static final Comparator<SeedRank> ORDER =
      Comparator.comparingLong(SeedRank::cycles)
          .thenComparing(rank -> !rank.recent())
          .thenComparing(rank -> -rank.need());

  /** A swarm without a seed needs one more than any that has one. */
  private static final int NO_SEED = 0x10_0000;

  private static final int MOST_NEED = 0xf_ffff;
  private static final int SCALE = 1000;

  /** Of a torrent that has not all there is, and serves only a part. */
  private static final int SCALE_OF_PART = 500;

  private static final int PERCENT = 100;

  static SeedRank of(Standing standing, boolean recent, Settings settings) {
    return new SeedRank(completed(standing.sums(), settings), recent, need(standing));
  }

  /** What the swarm of a torrent that has all it wants needs; 0 for others. */
  static int need(Standing standing) {
    if (!standing.isFinished()) {
      return 0;
    }
    long scale = standing.state() == TorrentState.SEEDING ? SCALE : SCALE_OF_PART;
    return (int)
        (standing.seeds() <= 0
            ? NO_SEED + Math.min(MOST_NEED, standing.leeches())
            : Math.min(MOST_NEED, 1 + standing.leeches() * scale / standing.seeds()));
  }

  /** How often a limit of seeding was reached: by ratio, by ratio of times, or by time. */
  private static long completed(Standing.Sums sums, Settings settings) {
    long seeding = sums.seeding().toSeconds();
    long downloading = sums.active().minus(sums.seeding()).toSeconds();
    long byRatio =
        ofRatio(sums.uploaded(), sums.downloaded(), settings.get(QueueSettings.SHARE_RATIO_LIMIT));
    long byTimes = ofRatio(seeding, downloading, settings.get(QueueSettings.SEED_TIME_RATIO_LIMIT));
    long byTime = times(seeding, settings.get(QueueSettings.SEED_TIME_LIMIT).toSeconds());
    return Math.max(byRatio, Math.max(byTimes, byTime));
  }

  private static long ofRatio(long part, long whole, int percent) {
    return times(part, Math.round(whole * (percent / (double) PERCENT)));
  }

  private static long times(long value, long limit) {
    return limit <= 0 ? 0 : value / limit;
  }

  @Override
  public int compareTo(SeedRank other) {
    return ORDER.compare(this, other);
  }
}
