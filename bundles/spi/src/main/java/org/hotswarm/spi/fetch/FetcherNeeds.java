package org.hotswarm.spi.fetch;

import java.util.concurrent.Executor;
import org.hotswarm.spi.net.Egress;
import org.osgi.annotation.versioning.ProviderType;

/** What a fetcher may ask of the engine. */
@ProviderType
public interface FetcherNeeds {
  /** Runs what may block. */
  Executor blocking();

  /** Whom it may talk to, and from where. */
  Egress egress();
}
