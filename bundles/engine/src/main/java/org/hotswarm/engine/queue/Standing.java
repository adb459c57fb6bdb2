package org.hotswarm.engine.queue;

import java.time.Duration;
import org.hotswarm.api.status.TorrentState;
import org.hotswarm.api.status.TorrentStatus;

/**
 * How a torrent stands when a round looks at it.
 *
 * @param state what it does, as far as it does anything
 * @param paused whether it waits
 * @param fails whether something is wrong with it
 * @param moves whether payload came or went lately
 * @param sums what it has done so far
 * @param seeds in its swarm, as trackers say, else as is known
 * @param leeches in its swarm
 */
public record Standing(
    TorrentState state,
    boolean paused,
    boolean fails,
    boolean moves,
    Sums sums,
    int seeds,
    int leeches) {

  /**
   * What it has done in all runs.
   *
   * @param uploaded bytes
   * @param downloaded bytes, at least what there is
   * @param active time not paused
   * @param seeding of that, with nothing missing
   */
  public record Sums(long uploaded, long downloaded, Duration active, Duration seeding) {}

  /** As it was published. */
  public static Standing of(TorrentStatus status) {
    TorrentStatus.Swarm swarm = status.swarm();
    TorrentStatus.History history = status.history();
    int complete = swarm.scraped().complete();
    int incomplete = swarm.scraped().incomplete();
    return new Standing(
        status.state(),
        status.paused(),
        status.problem().isPresent(),
        status.traffic().downRate() > 0 || status.traffic().upRate() > 0,
        new Sums(
            history.uploaded(),
            Math.max(history.downloaded(), status.progress().total()),
            history.active(),
            history.seeding()),
        complete >= 0 ? complete : swarm.known().seeds(),
        incomplete >= 0 ? incomplete : swarm.known().all() - swarm.known().seeds());
  }

  /** Whether it has all it wants. */
  boolean isFinished() {
    return state == TorrentState.FINISHED || state == TorrentState.SEEDING;
  }
}
