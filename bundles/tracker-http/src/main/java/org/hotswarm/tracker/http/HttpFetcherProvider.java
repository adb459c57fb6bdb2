package org.hotswarm.tracker.http;

import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;
import org.hotswarm.spi.NoState;
import org.hotswarm.spi.fetch.Fetcher;
import org.hotswarm.spi.fetch.FetcherNeeds;
import org.hotswarm.spi.fetch.FetcherProvider;
import org.osgi.service.component.annotations.Component;

/** Opens getters of documents at HTTP and HTTPS URLs. */
@Component(service = FetcherProvider.class)
public final class HttpFetcherProvider implements FetcherProvider {
  @Override
  public String id() {
    return "http";
  }

  @Override
  public Set<String> schemes() {
    return Set.of(TrackerUrl.HTTP, TrackerUrl.HTTPS);
  }

  @Override
  public Fetcher open(FetcherNeeds needs, Optional<NoState> state) {
    return new HttpFetcher(needs, SSLContext::getDefault);
  }
}
