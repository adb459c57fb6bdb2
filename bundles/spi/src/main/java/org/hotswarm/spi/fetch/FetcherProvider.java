package org.hotswarm.spi.fetch;

import java.util.Set;
import org.hotswarm.spi.NoState;
import org.hotswarm.spi.Provider;
import org.osgi.annotation.versioning.ConsumerType;

/** Opens fetchers. */
@ConsumerType
public interface FetcherProvider extends Provider<FetcherNeeds, NoState, Fetcher> {
  /** URL schemes it speaks, lower case. */
  Set<String> schemes();
}
