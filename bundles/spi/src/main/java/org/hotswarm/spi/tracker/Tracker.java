package org.hotswarm.spi.tracker;

import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.hotswarm.model.hash.InfoHash;
import org.hotswarm.spi.Movable;
import org.osgi.annotation.versioning.ConsumerType;

/** A client of trackers of certain schemes. */
@ConsumerType
public interface Tracker extends Movable<TrackerState> {
  /**
   * Announces.
   *
   * @return completed on the owner thread with the reply, or with {@link TrackerException}
   */
  CompletionStage<AnnounceReply> announce(URI tracker, AnnounceRequest request);

  /**
   * Asks for the numbers of swarms (BEP 48, BEP 15).
   *
   * @param hashes at most 74 (BEP 15)
   * @return completed on the owner thread with an entry for each hash the tracker knows, or with
   *     {@link TrackerException}
   */
  CompletionStage<List<ScrapeEntry>> scrape(URI tracker, List<InfoHash> hashes);
}
