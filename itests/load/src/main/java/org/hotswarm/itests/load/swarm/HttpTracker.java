package org.hotswarm.itests.load.swarm;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A tracker that knows nobody and takes its time, so that an announce is always under way. */
final class HttpTracker implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HttpTracker.class);
  private static final byte[] REPLY =
      "d8:intervali2e12:min intervali1e5:peers0:e".getBytes(StandardCharsets.US_ASCII);

  private final HttpServer server;
  private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor();

  HttpTracker(String host, Duration delay) throws IOException {
    server = HttpServer.create(new InetSocketAddress(host, 0), 0);
    server.createContext(
        "/",
        exchange ->
            later.schedule(() -> answer(exchange), delay.toMillis(), TimeUnit.MILLISECONDS));
    server.start();
  }

  private static void answer(HttpExchange exchange) {
    try (exchange) {
      exchange.sendResponseHeaders(200, REPLY.length);
      exchange.getResponseBody().write(REPLY);
    } catch (IOException gone) {
      LOG.debug("nobody waits for the answer any more", gone);
    }
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/announce";
  }

  @Override
  public void close() {
    server.stop(0);
    later.shutdownNow();
  }
}
