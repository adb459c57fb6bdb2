package org.hotswarm.tracker.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hotswarm.tracker.http.Samples.ENCODED;
import static org.hotswarm.tracker.http.Samples.NONE;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.hotswarm.spi.tracker.AnnounceReply;
import org.hotswarm.spi.tracker.AnnounceRequest;
import org.hotswarm.spi.tracker.AnnounceRequest.Event;
import org.hotswarm.spi.tracker.Tracker;
import org.hotswarm.spi.tracker.TrackerException.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes out. */
class RequestTest {
  private final Bench bench = new Bench();
  private final Tracker tracker = new HttpTrackerProvider().open(bench, Optional.empty());
  private final Server server = Server.answering("d8:intervali900ee");

  RequestTest() throws Exception {}

  @AfterEach
  void close() throws Exception {
    tracker.close();
    server.close();
    bench.close();
  }

  private AnnounceReply ask(String url, AnnounceRequest request) throws Exception {
    return bench.value(tracker.announce(URI.create(url), request));
  }

  @Test
  void announcesAsClientsDo() throws Exception {
    assertThat(ask(server.origin() + "/announce", NONE).interval()).hasMinutes(15);
    assertThat(server.requestLine())
        .isEqualTo(
            "GET /announce?info_hash="
                + ENCODED
                + "&peer_id=-HS0100-abcdefghijk%26&port=51413&uploaded=1&downloaded=2"
                + "&left=9223372036854775807&key=0A2B3C4D&numwant=200&compact=1&no_peer_id=1"
                + " HTTP/1.1");
    assertThat(server.head().lines().skip(1))
        .containsExactlyInAnyOrder(
            "Host: tracker.test:" + server.port(),
            "User-Agent: Hotswarm/0.1.0",
            "Accept-Encoding: gzip",
            "Connection: close");
    assertThat(bench.timers).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Event.class)
  void namesTheEvent(Event event) throws Exception {
    ask(server.origin() + "/announce", Samples.announce(event));
    String line = server.requestLine();
    switch (event) {
      case NONE -> assertThat(line).doesNotContain("event=");
      case STARTED -> assertThat(line).contains("&event=started&numwant=200");
      case COMPLETED -> assertThat(line).contains("&event=completed&");
      case STOPPED -> assertThat(line).contains("&event=stopped&numwant=0&");
    }
  }

  @Test
  void keepsTheQueryOfTheUrl() throws Exception {
    ask(server.origin() + "/announce.php?passkey=a%2Fb&x#fragment", NONE);
    assertThat(server.requestLine()).startsWith("GET /announce.php?passkey=a%2Fb&x&info_hash=%00");
    ask(server.origin(), NONE);
    assertThat(server.requestLine()).startsWith("GET /?info_hash=%00");
  }

  @Test
  void sendsTrackerIdAndAddressWhenThereAreSome() throws Exception {
    InetAddress ip = InetAddress.getByName("2001:db8::1");
    ask(
        server.origin() + "/announce",
        Samples.announce(Event.NONE, Optional.of("a\u00ff b"), Optional.of(ip)));
    assertThat(server.requestLine())
        .endsWith("&ip=2001%3Adb8%3A0%3A0%3A0%3A0%3A0%3A1&trackerid=a%FF%20b HTTP/1.1");
  }

  @Test
  void logsInAsTheUserTheUrlNames() throws Exception {
    ask("http://me:pa%20ss@tracker.test:" + server.port() + "/announce", NONE);
    assertThat(server.head())
        .contains("\r\nAuthorization: Basic bWU6cGEgc3M=\r\n")
        .contains("\r\nHost: tracker.test:" + server.port() + "\r\n")
        .doesNotContain("pa%20ss");
  }

  @Test
  void connectsToTheCheckedAddressAndNoOther() throws Exception {
    ask("http://no.such.host.invalid:" + server.port() + "/announce", NONE);
    assertThat(bench.checked).hasSize(1);
    assertThat(bench.checked.get(0).target().toString())
        .startsWith("http://no.such.host.invalid:" + server.port() + "/announce?info_hash=");
    assertThat(bench.checked.get(0).from()).isEmpty();
  }

  @Test
  void triesTheNextAddressWhenOneRefuses() throws Exception {
    bench.addresses =
        List.of(InetAddress.getByName("127.0.0.2"), InetAddress.getByName("127.0.0.1"));
    ask(server.origin() + "/announce", NONE);
    assertThat(server.heads).hasSize(1);
  }

  @Test
  void bindsToTheLocalAddressOfTheEgress() throws Exception {
    bench.bind = Optional.of(InetAddress.getByName("127.0.0.77"));
    ask(server.origin() + "/announce", NONE);
    assertThat(server.clients).containsExactly(InetAddress.getByName("127.0.0.77"));
  }

  @Test
  void reachesAnIpv6Literal() throws Exception {
    InetAddress v6 = InetAddress.getByName("::1");
    bench.addresses = List.of(v6);
    try (Server six =
        new Server(
            new ServerSocket(0, 5, v6),
            (head, out) -> Server.ok(out, "", "de".getBytes("US-ASCII")))) {
      ask("http://[::1]:" + six.port() + "/announce", NONE);
      assertThat(six.head()).contains("\r\nHost: [::1]:" + six.port() + "\r\n");
    }
  }

  @Test
  void saysWhenNobodyListens() throws Exception {
    int port;
    try (ServerSocket unused = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = unused.getLocalPort();
    }
    URI url = URI.create("http://tracker.test:" + port + "/0123456789abcdef/announce");
    assertThat(bench.failure(tracker.announce(url, NONE)))
        .hasMessage("http://tracker.test:" + port + ": Connection refused")
        .extracting("kind")
        .isEqualTo(Kind.UNREACHABLE);
  }

  @Test
  void saysWhenTheEgressRefusesButNotThePasskey() throws Exception {
    bench.forbidden = target -> true;
    URI url = URI.create(server.origin() + "/0123456789abcdef/announce?auth=fedcba9876543210");
    assertThat(bench.failure(tracker.announce(url, NONE)))
        .hasMessage(server.origin() + " may not be reached");
    bench.addresses = List.of();
    bench.forbidden = target -> false;
    assertThat(bench.failure(tracker.announce(url, NONE)).kind()).isEqualTo(Kind.UNREACHABLE);
    assertThat(server.heads).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://tracker.test/announce",
        "file:///etc/passwd",
        "http:///announce",
        "http:opaque",
        "http://tracker.test:0/announce",
        "http://tracker.test:99999/announce",
        "http://tracker.test/announce?info_hash=abc",
        "http://tracker.test/announce?a=b&PORT=22"
      })
  void refusesUrlsItMustNotAnnounceTo(String url) throws Exception {
    assertThat(bench.failure(tracker.announce(URI.create(url), NONE)).kind())
        .isEqualTo(Kind.FORBIDDEN);
    assertThat(bench.checked).isEmpty();
  }
}
