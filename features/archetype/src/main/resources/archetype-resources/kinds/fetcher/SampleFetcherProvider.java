package ${package};

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.hotswarm.spi.NoState;
import org.hotswarm.spi.fetch.Fetcher;
import org.hotswarm.spi.fetch.FetcherNeeds;
import org.hotswarm.spi.fetch.FetcherProvider;
import org.osgi.service.component.annotations.Component;

/** Opens fetchers of {@code data:;base64,...} URLs (RFC 2397), which hold what they name. */
@Component(service = FetcherProvider.class)
public final class SampleFetcherProvider implements FetcherProvider {
  private static final String SCHEME = "data";

  @Override
  public String id() {
    return "${artifactId}";
  }

  @Override
  public Set<String> schemes() {
    return Set.of(SCHEME);
  }

  @Override
  public Fetcher open(FetcherNeeds needs, Optional<NoState> state) {
    return new SampleFetcher(needs);
  }

  private static final class SampleFetcher implements Fetcher {
    private final FetcherNeeds needs;
    private final Set<CompletableFuture<byte[]>> underWay = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    SampleFetcher(FetcherNeeds needs) {
      this.needs = needs;
    }

    @Override
    public CompletionStage<byte[]> fetch(
        URI location, int maximumBytes, Duration patience, String userAgent) {
      if (closed) {
        return CompletableFuture.failedFuture(new IOException("this fetcher is closed"));
      }
      CompletableFuture<byte[]> body = new CompletableFuture<>();
      underWay.add(body);
      body.whenComplete((bytes, failure) -> underWay.remove(body));
      needs.blocking().execute(() -> decode(location, maximumBytes, body));
      return body;
    }

    private static void decode(URI location, int maximumBytes, CompletableFuture<byte[]> body) {
      String text = location.toString();
      int comma = text.indexOf(',');
      if (!text.toLowerCase(Locale.ROOT).startsWith("data:") || comma < 0) {
        body.completeExceptionally(new IOException("not a data: URL"));
        return;
      }
      try {
        byte[] bytes = Base64.getDecoder().decode(text.substring(comma + 1));
        if (bytes.length > maximumBytes) {
          throw new IOException("a document of more than " + maximumBytes + " bytes");
        }
        body.complete(bytes);
      } catch (IOException | IllegalArgumentException wrong) {
        body.completeExceptionally(new IOException("data: " + wrong.getMessage(), wrong));
      }
    }

    @Override
    public void close() {
      closed = true;
      IOException why = new IOException("the fetcher was closed meanwhile");
      List.copyOf(underWay).forEach(body -> body.completeExceptionally(why));
    }
  }
}
