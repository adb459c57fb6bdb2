package org.hotswarm.engine.fence;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.hotswarm.spi.NoState;
import org.hotswarm.spi.fetch.Fetcher;

/**
 * A fetcher behind its fence. Owner thread: the session's loop.
 *
 * @param bare the provider's own
 * @param fence around the provider
 */
public record FencedFetcher(Fetcher bare, Fence fence) implements Fetcher {
  @Override
  public CompletionStage<byte[]> fetch(
      URI location, int maximumBytes, Duration patience, String userAgent) {
    return fence.ask(() -> bare.fetch(location, maximumBytes, patience, userAgent));
  }

  @Override
  public NoState snapshot() {
    return fence.ask(bare::snapshot);
  }

  @Override
  public void close() {
    fence.tell(bare::close);
  }
}
