package org.hotswarm.engine.queue;

import org.hotswarm.model.hash.InfoHash;

/**
 * A torrent of the session as its queue sees it.
 *
 * <p>Owner thread: any; methods only post.
 */
public interface Member {
  /** Which. */
  InfoHash infoHash();

  /** How it stands; at most a second old, or ten where nothing happens. */
  Standing standing();

  /** Whether the session starts and stops it. */
  boolean isAutoManaged();

  /** It may run. */
  void mayRun();

  /** It has to wait. */
  void hold();

  /** It asks its trackers for the numbers of its swarm. */
  void scrape();
}
