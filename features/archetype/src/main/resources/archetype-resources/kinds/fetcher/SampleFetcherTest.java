package ${package};

import java.net.URI;
import java.util.Base64;
import org.hotswarm.spi.fetch.FetcherProvider;
import org.hotswarm.tck.fetch.FetcherContract;

/** What every provider of this kind promises. */
class SampleFetcherTest extends FetcherContract {
  @Override
  protected FetcherProvider provider() {
    return new SampleFetcherProvider();
  }

  @Override
  protected URI location(byte[] body) {
    return URI.create("data:;base64," + Base64.getEncoder().encodeToString(body));
  }

  @Override
  protected URI nowhere() {
    return URI.create("data:;base64,?");
  }
}
