package org.hotswarm.engine.fence;

import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.hotswarm.model.hash.InfoHash;
import org.hotswarm.spi.tracker.AnnounceReply;
import org.hotswarm.spi.tracker.AnnounceRequest;
import org.hotswarm.spi.tracker.ScrapeEntry;
import org.hotswarm.spi.tracker.Tracker;
import org.hotswarm.spi.tracker.TrackerState;

/**
 * A tracker client behind its fence. Owner thread: the session's loop.
 *
 * @param bare the provider's own
 * @param fence around the provider
 */
public record FencedTracker(Tracker bare, Fence fence) implements Tracker {
  @Override
  public CompletionStage<AnnounceReply> announce(URI tracker, AnnounceRequest request) {
    return fence.ask(() -> bare.announce(tracker, request));
  }

  @Override
  public CompletionStage<List<ScrapeEntry>> scrape(URI tracker, List<InfoHash> hashes) {
    return fence.ask(() -> bare.scrape(tracker, hashes));
  }

  @Override
  public TrackerState snapshot() {
    return fence.ask(bare::snapshot);
  }

  @Override
  public void close() {
    fence.tell(bare::close);
  }
}
