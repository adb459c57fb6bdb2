package org.hotswarm.tracker.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.hotswarm.spi.fetch.Fetcher;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FetchTest {
  private static final String DOCUMENT = "d4:infod4:name1:aee";
  private static final String SECRET = "0123456789abcdef";
  private static final String AGENT = "Tester/1";
  private static final int MOST = 1 << 16;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Bench bench = new Bench();
  private final Fetcher fetcher = new HttpFetcherProvider().open(bench, Optional.empty());
  private final Server server = Server.answering(DOCUMENT);

  FetchTest() throws Exception {}

  @AfterEach
  void close() throws Exception {
    fetcher.close();
    server.close();
    bench.close();
  }

  private URI url(String path) {
    return URI.create(server.origin() + path);
  }

  private CompletionStage<byte[]> fetch(URI location) {
    return fetcher.fetch(location, MOST, PATIENCE, AGENT);
  }

  private String text(URI location) throws Exception {
    return new String(fetch(location).toCompletableFuture().get(20, TimeUnit.SECONDS), US_ASCII);
  }

  private static String failure(CompletionStage<?> stage) throws Exception {
    try {
      Object value = stage.toCompletableFuture().get(20, TimeUnit.SECONDS);
      throw new AssertionError("succeeded with " + value);
    } catch (ExecutionException e) {
      assertThat(e.getCause()).isInstanceOf(IOException.class);
      return e.getCause().getMessage();
    }
  }

  @Test
  void getsADocument() throws Exception {
    assertThat(text(url("/a/b.torrent?passkey=" + SECRET + "#top"))).isEqualTo(DOCUMENT);
    assertThat(server.requestLine()).isEqualTo("GET /a/b.torrent?passkey=" + SECRET + " HTTP/1.1");
    assertThat(server.head()).contains("User-Agent: " + AGENT + "\r\n");
    assertThat(bench.checked).hasSize(1);
    assertThat(bench.checked.get(0).from()).isEmpty();
  }

  @Test
  void asksForTheRootWhenTheUrlNamesNoPath() throws Exception {
    assertThat(text(url(""))).isEqualTo(DOCUMENT);
    assertThat(server.requestLine()).isEqualTo("GET / HTTP/1.1");
  }

  @Test
  void escapesLettersOutsideAscii() throws Exception {
    assertThat(text(url("/\u00fc.torrent"))).isEqualTo(DOCUMENT);
    assertThat(server.requestLine()).isEqualTo("GET /%C3%BC.torrent HTTP/1.1");
  }

  @Test
  void mayAskWhatATrackerUrlMayNot() throws Exception {
    assertThat(text(url("/get?port=1&left=2"))).isEqualTo(DOCUMENT);
  }

  @Test
  void logsInOnlyAtHome() throws Exception {
    try (Server other = Server.answering(DOCUMENT)) {
      server.script((head, out) -> Server.redirect(out, other.origin() + "/there"));
      URI url = URI.create("http://me:password@tracker.test:" + server.port() + "/x");
      assertThat(text(url)).isEqualTo(DOCUMENT);
      assertThat(server.head()).contains("Authorization: Basic ");
      assertThat(other.head()).doesNotContain("Authorization");
    }
  }

  @Test
  void checksEveryHop() throws Exception {
    server.script(
        (head, out) -> {
          if (head.startsWith("GET /first")) {
            Server.redirect(out, "/second");
          } else {
            Server.ok(out, "", DOCUMENT.getBytes(US_ASCII));
          }
        });
    assertThat(text(url("/first"))).isEqualTo(DOCUMENT);
    assertThat(bench.checked)
        .containsExactly(
            new Bench.Checked(url("/first"), Optional.empty()),
            new Bench.Checked(url("/second"), Optional.of(url("/first"))));
  }

  @Test
  void goesNowhereTheEgressForbids() throws Exception {
    bench.forbidden = target -> target.getPath().startsWith("/inside");
    server.script((head, out) -> Server.redirect(out, "/inside/" + SECRET));
    assertThat(failure(fetch(url("/outside")))).isEqualTo(server.origin() + " may not be reached");
    assertThat(server.heads).hasSize(1);
  }

  @Test
  void givesUpARedirectLoop() throws Exception {
    server.script((head, out) -> Server.redirect(out, "/again"));
    assertThat(failure(fetch(url("/again"))))
        .isEqualTo(server.origin() + " redirects more than 5 times");
    assertThat(server.heads).hasSize(6);
  }

  @Test
  void namesTheStatusAndNoSecret() throws Exception {
    server.script((head, out) -> Server.send(out, "404 No " + SECRET, "", new byte[0]));
    assertThat(failure(fetch(url("/" + SECRET)))).isEqualTo(server.origin() + ": HTTP 404 No ***");
  }

  @Test
  void takesADocumentOfExactlyTheLimitAndNoLonger() throws Exception {
    server.script((head, out) -> Server.ok(out, "", new byte[MOST]));
    assertThat(text(url("/"))).hasSize(MOST);
    server.script((head, out) -> Server.ok(out, "", new byte[MOST + 1]));
    assertThat(failure(fetch(url("/" + SECRET))))
        .isEqualTo(server.origin() + ": a reply of more than 65536 bytes");
  }

  @Test
  void countsBytesAfterInflating() throws Exception {
    server.script(
        (head, out) -> {
          Server.write(out, "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n");
          try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(new byte[head.startsWith("GET /long") ? MOST + 1 : MOST]);
          }
        });
    assertThat(text(url("/fitting"))).hasSize(MOST);
    assertThat(failure(fetch(url("/long")))).contains("more than 65536 bytes");
  }

  @Test
  void saysThatNobodyListens() throws Exception {
    URI deserted = url("/" + SECRET);
    server.close();
    assertThat(failure(fetch(deserted))).isEqualTo(server.origin() + ": Connection refused");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ftp://tracker.test/a", "file:///etc/passwd", "http:///a", "a.torrent"})
  void getsNothingElseThanHttp(String location) throws Exception {
    assertThat(failure(fetch(URI.create(location))))
        .isEqualTo("not an http://host or https://host URL");
    assertThat(bench.checked).isEmpty();
  }

  @Test
  void cutsOffAServerThatDrips() throws Exception {
    CountDownLatch dripping = new CountDownLatch(1);
    server.script((head, out) -> drip(out, dripping));
    Duration patience = Duration.ofSeconds(1);
    assertThat(failure(fetcher.fetch(url("/" + SECRET), MOST, patience, AGENT)))
        .isEqualTo(server.origin() + " did not answer within 1 s");
    assertThat(server.deserted.await(20, TimeUnit.SECONDS)).as("the socket was closed").isTrue();
  }

  private static void drip(OutputStream out, CountDownLatch dripping) throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    Server.write(out, "HTTP/1.1 200 OK\r\n\r\n");
    while (!never.await(5, TimeUnit.MILLISECONDS)) {
      out.write('d');
      out.flush();
      dripping.countDown();
    }
  }

  @Test
  void closingEndsWhatIsUnderWay() throws Exception {
    CountDownLatch dripping = new CountDownLatch(1);
    server.script((head, out) -> drip(out, dripping));
    CompletionStage<byte[]> body = fetch(url("/"));
    assertThat(dripping.await(20, TimeUnit.SECONDS)).isTrue();
    fetcher.close();
    fetcher.close();
    assertThat(failure(body))
        .isEqualTo(server.origin() + ": the HTTP client was stopped meanwhile; try again");
    assertThat(server.deserted.await(20, TimeUnit.SECONDS)).as("the socket was closed").isTrue();
    assertThat(failure(fetch(url("/")))).contains("stopped");
    assertThat(server.heads).as("nothing is asked any more").hasSize(1);
  }

  @Test
  void saysSoWhenTheEngineTakesNoMoreWork() throws Exception {
    bench.close();
    assertThat(failure(fetch(url("/")))).isEqualTo(server.origin() + ": the engine is stopping");
  }
}
