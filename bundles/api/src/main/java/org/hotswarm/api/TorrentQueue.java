package org.hotswarm.api;

import java.util.OptionalInt;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Where a torrent stands in the queue of its session, and whether the session starts and stops it
 * (manual: section queuing). Positions are 0, 1, 2 ... without gaps; the front is started first.
 */
@ProviderType
public interface TorrentQueue {
  /** Its position; empty for a torrent that has all it wants, which waits for no download. */
  OptionalInt position();

  /** One place towards the front. No effect at the front, or without a position. */
  void up();

  /** One place towards the back. No effect at the back, or without a position. */
  void down();

  /** To the front. No effect without a position. */
  void top();

  /** To the back. No effect without a position. */
  void bottom();

  /** Whether the session starts and stops it. */
  boolean isAutoManaged();

  /**
   * Lets the session start and stop it from now on, or leaves that to {@link Torrent#pause} and
   * {@link Torrent#resume}.
   */
  void autoManaged(boolean value);

  /**
   * How much the swarm needs a seed that has all it wants, from 0: the leeches for each seed, in
   * thousandths, as trackers say. Of torrents that have seeded as often, the one with the greater
   * rank is seeded first (manual: {@code seed_rank}).
   */
  int seedRank();
}
