package org.hotswarm.engine.find;

import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.hotswarm.model.hash.InfoHash;
import org.hotswarm.spi.tracker.AnnounceReply;
import org.hotswarm.spi.tracker.AnnounceRequest;
import org.hotswarm.spi.tracker.ScrapeEntry;

/**
 * The way from a torrent to the session's tracker clients and back. Its stages complete on the
 * torrent's loop; failures are {@link org.hotswarm.spi.tracker.TrackerException}, perhaps wrapped.
 */
public interface TrackerPort {
  /** Announces. */
  CompletionStage<AnnounceReply> announce(URI tracker, AnnounceRequest request);

  /** Asks for the numbers of swarms. */
  CompletionStage<List<ScrapeEntry>> scrape(URI tracker, List<InfoHash> hashes);

  /** Whether there is a client for that URL scheme, lower case, now. */
  boolean speaks(String scheme);

  /**
   * Whether the tracker, which has just answered, is at a local address ({@link
   * EgressPolicy#isLocal}); only then may it name local peers (limit 32).
   */
  boolean isLocal(URI tracker);
}
