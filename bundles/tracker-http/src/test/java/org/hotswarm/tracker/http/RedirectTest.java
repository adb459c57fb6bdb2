package org.hotswarm.tracker.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hotswarm.tracker.http.Samples.NONE;

import java.net.URI;
import java.util.Optional;
import org.hotswarm.spi.tracker.Tracker;
import org.hotswarm.spi.tracker.TrackerException;
import org.hotswarm.spi.tracker.TrackerException.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Limit 45. */
class RedirectTest {
  private static final byte[] BODY = {'d', 'e'};

  private final Bench bench = new Bench();
  private final Tracker tracker = new HttpTrackerProvider().open(bench, Optional.empty());
  private final Server server = Server.answering("de");
  private final URI url =
      URI.create("http://me:secret@tracker.test:" + server.port() + "/announce");

  RedirectTest() throws Exception {}

  @AfterEach
  void close() throws Exception {
    tracker.close();
    server.close();
    bench.close();
  }

  private TrackerException refused(String location) throws Exception {
    server.script((head, out) -> Server.redirect(out, location));
    return bench.failure(tracker.announce(url, NONE));
  }

  @Test
  void followsFiveAndChecksEachHop() throws Exception {
    server.script(
        (head, out) -> {
          int hop = server.heads.size();
          if (hop <= 5) {
            Server.redirect(out, "/hop" + hop + "?passed=on");
          } else {
            Server.ok(out, "", BODY);
          }
        });
    bench.value(tracker.announce(url, NONE));
    assertThat(server.heads).hasSize(6);
    assertThat(server.requestLine()).isEqualTo("GET /hop5?passed=on HTTP/1.1");
    assertThat(server.heads).allMatch(head -> head.contains("Authorization: Basic "));
    assertThat(bench.checked).hasSize(6);
    for (int hop = 1; hop < 6; hop++) {
      assertThat(bench.checked.get(hop).from()).contains(bench.checked.get(hop - 1).target());
      assertThat(bench.checked.get(hop).target().getPath()).isEqualTo("/hop" + hop);
    }
  }

  @Test
  void givesUpALoop() throws Exception {
    assertThat(refused(url.getPath()))
        .hasMessageContaining("redirects more than 5 times")
        .extracting("kind")
        .isEqualTo(Kind.MALFORMED);
    assertThat(server.heads).hasSize(6);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "file:///etc/passwd",
        "ftp://tracker.test/announce",
        "jar:http://tracker.test/x.jar!/y",
        "gopher://tracker.test/",
        "javascript:alert(1)",
        "http:///nohost",
        "http://tracker.test:0/",
        "//tracker.test:70000/"
      })
  void leavesHttpForNobody(String location) throws Exception {
    assertThat(refused(location).kind()).isEqualTo(Kind.FORBIDDEN);
    assertThat(bench.checked).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://[", "http://a b/", "%zz", "::::"})
  void takesALocationThatIsNoUrlForMalformed(String location) throws Exception {
    assertThat(refused(location).kind()).isEqualTo(Kind.MALFORMED);
  }

  @Test
  void dropsCredentialsAcrossOriginsAndTakesThemUpAgainAtHome() throws Exception {
    try (Server other =
        new Server(
            (head, out) ->
                Server.redirect(out, "http://tracker.test:" + server.port() + "/back"))) {
      server.script(
          (head, out) -> {
            if (head.startsWith("GET /back")) {
              Server.ok(out, "", BODY);
            } else {
              Server.redirect(out, "http://you:too@tracker.test:" + other.port() + "/there");
            }
          });
      bench.value(tracker.announce(url, NONE));
      assertThat(other.head()).doesNotContain("Authorization");
      assertThat(server.head()).contains("Authorization: Basic ");
      assertThat(bench.checked.get(1).target().getUserInfo()).isNull();
    }
  }

  @Test
  void stopsWhereTheEgressRefuses() throws Exception {
    bench.forbidden = target -> target.getHost().equals("127.0.0.1");
    String secret = "0123456789abcdef";
    assertThat(refused("http://127.0.0.1:" + server.port() + "/" + secret))
        .hasMessage("http://127.0.0.1:" + server.port() + " may not be reached");
    assertThat(server.heads).hasSize(1);
  }
}
