package org.hotswarm.tck.fetch;

import java.net.URI;
import java.util.Base64;
import org.hotswarm.spi.fetch.FetcherProvider;

class DataFetcherTest extends FetcherContract {
  @Override
  protected FetcherProvider provider() {
    return new DataFetcherProvider();
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
