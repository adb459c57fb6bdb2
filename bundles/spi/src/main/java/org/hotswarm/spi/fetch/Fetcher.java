package org.hotswarm.spi.fetch;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.hotswarm.spi.Movable;
import org.hotswarm.spi.NoState;
import org.osgi.annotation.versioning.ConsumerType;

/** Gets documents. */
@ConsumerType
public interface Fetcher extends Movable<NoState> {
  /**
   * Gets a document whole.
   *
   * @param maximumBytes longest body after inflating
   * @param patience for all of it, redirects included
   * @param userAgent what we call ourselves
   * @return the body, or {@link java.io.IOException}
   */
  CompletionStage<byte[]> fetch(
      URI location, int maximumBytes, Duration patience, String userAgent);

  @Override
  default NoState snapshot() {
    return new NoState();
  }
}
