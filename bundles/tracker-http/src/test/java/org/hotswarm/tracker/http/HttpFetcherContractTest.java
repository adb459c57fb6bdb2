package org.hotswarm.tracker.http;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.hotswarm.spi.fetch.FetcherProvider;
import org.hotswarm.tck.fetch.FetcherContract;
import org.junit.jupiter.api.AfterEach;

class HttpFetcherContractTest extends FetcherContract {
  private final List<Server> servers = new ArrayList<>();

  @Override
  protected FetcherProvider provider() {
    return new HttpFetcherProvider();
  }

  @Override
  protected URI location(byte[] body) throws IOException {
    return serve(Server.answering(body));
  }

  @Override
  protected URI nowhere() throws IOException {
    return serve(new Server((head, out) -> Server.send(out, "404 Not Found", "", new byte[0])));
  }

  private URI serve(Server server) {
    servers.add(server);
    return URI.create(server.origin() + "/document");
  }

  @AfterEach
  void close() throws IOException {
    for (Server server : servers) {
      server.close();
    }
  }
}
