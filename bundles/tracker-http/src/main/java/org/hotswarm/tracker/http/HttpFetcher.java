package org.hotswarm.tracker.http;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.hotswarm.spi.fetch.Fetcher;
import org.hotswarm.spi.fetch.FetcherNeeds;
import org.hotswarm.spi.tracker.TrackerSettings;

/** Gets documents over HTTP and HTTPS. May be called from any thread. */
final class HttpFetcher implements Fetcher {
  /** Where the limits of trackers apply to documents too: connecting, reading, redirects. */
  private static final TrackerSettings USUAL = TrackerSettings.STANDARD;

  private final FetcherNeeds needs;
  private final Trust trust;
  private final Set<Download> underWay = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  HttpFetcher(FetcherNeeds needs, Trust trust) {
    this.needs = needs;
    this.trust = trust;
  }

  @Override
  public CompletionStage<byte[]> fetch(
      URI location, int maximumBytes, Duration patience, String userAgent) {
    if (!TrackerUrl.isHttp(location)) {
      return CompletableFuture.failedFuture(
          new IOException("not an http://host or https://host URL"));
    }
    TrackerUrl url = new TrackerUrl(URI.create(location.toASCIIString()));
    TrackerSettings limits =
        new TrackerSettings(
            userAgent,
            USUAL.connectTimeout(),
            USUAL.receiveTimeout(),
            patience,
            patience,
            maximumBytes,
            USUAL.redirects());
    Hops hops = new Hops(needs.egress(), limits, trust, url, TrackerUrl.bare(url.uri()));
    Download download = new Download(url.origin(), hops, patience);
    underWay.add(download);
    download.body().whenComplete((body, failure) -> underWay.remove(download));
    if (closed) {
      download.abandon();
    } else {
      download.start(needs.blocking());
    }
    return download.body();
  }

  @Override
  public void close() {
    closed = true;
    List.copyOf(underWay).forEach(Download::abandon);
  }
}
