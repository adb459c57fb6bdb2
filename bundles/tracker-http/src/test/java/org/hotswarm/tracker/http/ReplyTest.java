package org.hotswarm.tracker.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hotswarm.tracker.http.Samples.NONE;

import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.hotswarm.model.bencode.BDictionary;
import org.hotswarm.model.bencode.BInteger;
import org.hotswarm.model.bencode.BList;
import org.hotswarm.model.bencode.BString;
import org.hotswarm.spi.tracker.AnnounceReply;
import org.hotswarm.spi.tracker.AnnounceRequest.Event;
import org.hotswarm.spi.tracker.Tracker;
import org.hotswarm.spi.tracker.TrackerException;
import org.hotswarm.spi.tracker.TrackerException.Kind;
import org.hotswarm.tck.bencode.PlainBencode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes back over the wire. */
class ReplyTest {
  private final Bench bench = new Bench();
  private final Tracker tracker = new HttpTrackerProvider().open(bench, Optional.empty());
  private final Server server = Server.answering("de");
  private final URI url =
      URI.create(server.origin() + "/0123456789abcdef/announce?auth=fedcba9876543210");

  ReplyTest() throws Exception {}

  @AfterEach
  void close() throws Exception {
    tracker.close();
    server.close();
    bench.close();
  }

  private AnnounceReply ask(BDictionary reply) throws Exception {
    byte[] body = new PlainBencode().encode(reply);
    server.script((head, out) -> Server.ok(out, "", body));
    return bench.value(tracker.announce(url, NONE));
  }

  private TrackerException refused(String status, String body) throws Exception {
    server.script(
        (head, out) -> Server.send(out, status, "", body.getBytes(StandardCharsets.ISO_8859_1)));
    return bench.failure(tracker.announce(url, NONE));
  }

  @Test
  void readsCompactPeersOfBothFamilies() throws Exception {
    byte[] six = new byte[18];
    six[0] = 0x20;
    six[1] = 1;
    six[15] = 9;
    six[17] = 80;
    AnnounceReply reply =
        ask(
            BDictionary.builder()
                .put("interval", 1800)
                .put("peers", new byte[] {10, 0, 0, 1, 0x1a, (byte) 0xe1, 10, 0, 0, 2, 0, 0})
                .put("peers6", six)
                .build());
    assertThat(reply.peers())
        .extracting(peer -> peer.address().toString())
        .as("port 0 is no peer")
        .containsExactly("10.0.0.1:6881", "[2001:0:0:0:0:0:0:9]:80");
  }

  @Test
  void readsPeersAsDictionariesAndSkipsTheOddOnes() throws Exception {
    BDictionary good =
        BDictionary.builder()
            .put("ip", "192.0.2.7")
            .put("port", 6881)
            .put("peer id", "-XX0000-abcdefghijkl")
            .build();
    AnnounceReply reply =
        ask(
            BDictionary.builder()
                .put(
                    "peers",
                    BList.of(
                        good,
                        good.toBuilder().put("ip", "2001:db8::7").put("peer id", "short").build(),
                        good.toBuilder().put("ip", "localhost").build(),
                        good.toBuilder().put("ip", "256.0.0.1").build(),
                        good.toBuilder().put("ip", "1:2:3").build(),
                        good.toBuilder().put("ip", 7).build(),
                        good.toBuilder().put("port", 0).build(),
                        good.toBuilder().put("port", 65536).build(),
                        good.toBuilder().put("port", "6881").build(),
                        good.toBuilder().remove("ip").build(),
                        new BInteger(1),
                        BString.of("x"),
                        BList.of()))
                .build());
    assertThat(reply.peers()).hasSize(2);
    assertThat(reply.peers().get(0).address()).hasToString("192.0.2.7:6881");
    assertThat(reply.peers().get(0).peerId().orElseThrow()).hasToString("-XX0000-abcdefghijkl");
    assertThat(reply.peers().get(1).address().isV6()).isTrue();
    assertThat(reply.peers().get(1).peerId()).isEmpty();
  }

  @Test
  void readsAllElseATrackerSays() throws Exception {
    AnnounceReply reply =
        ask(
            BDictionary.builder()
                .put("interval", 600)
                .put("min interval", 60)
                .put("tracker id", new byte[] {'t', (byte) 0xff})
                .put("complete", 3)
                .put("incomplete", 4)
                .put("downloaded", 5)
                .put("warning message", "slow\u0000 down")
                .put("external ip", new byte[] {(byte) 203, 0, 113, 5})
                .build());
    assertThat(reply.interval()).isEqualTo(Duration.ofSeconds(600));
    assertThat(reply.minInterval()).contains(Duration.ofSeconds(60));
    assertThat(reply.swarm().complete()).hasValue(3);
    assertThat(reply.swarm().incomplete()).hasValue(4);
    assertThat(reply.swarm().downloaded()).hasValue(5);
    assertThat(reply.warning()).contains("slow  down");
    assertThat(reply.externalIp()).contains(InetAddress.getByName("203.0.113.5"));

    bench.value(
        tracker.announce(url, Samples.announce(Event.NONE, reply.trackerId(), Optional.empty())));
    assertThat(server.requestLine()).as("its bytes go back unchanged").contains("&trackerid=t%FF ");
  }

  @Test
  void toleratesWrongTypesAndAbsurdNumbers() throws Exception {
    BList list = BList.of();
    AnnounceReply odd =
        ask(
            BDictionary.builder()
                .put("interval", "900")
                .put("min interval", list)
                .put("tracker id", 5)
                .put("complete", "many")
                .put("incomplete", -4)
                .put("downloaded", Long.MAX_VALUE)
                .put("warning message", 1)
                .put("external ip", new byte[5])
                .put("peers", 7)
                .put("peers6", list)
                .build());
    assertThat(odd.interval()).isEqualTo(Duration.ofMinutes(30));
    assertThat(odd.minInterval()).isEmpty();
    assertThat(odd.trackerId()).isEmpty();
    assertThat(odd.swarm().complete()).isEmpty();
    assertThat(odd.swarm().incomplete()).isEmpty();
    assertThat(odd.swarm().downloaded()).hasValue(Integer.MAX_VALUE);
    assertThat(odd.warning()).isEmpty();
    assertThat(odd.externalIp()).isEmpty();
    assertThat(odd.peers()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "-1, 0", "-9223372036854775808, 0", "9223372036854775807, 2147483647"})
  void clampsIntervals(long sent, long seconds) throws Exception {
    AnnounceReply reply =
        ask(BDictionary.builder().put("interval", sent).put("min interval", sent).build());
    assertThat(reply.interval()).isEqualTo(Duration.ofSeconds(seconds));
    assertThat(reply.minInterval()).contains(Duration.ofSeconds(seconds));
  }

  @Test
  void inflates() throws Exception {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write("d8:intervali77ee\r\n".getBytes(StandardCharsets.US_ASCII));
    }
    server.script(
        (head, out) -> Server.ok(out, "Content-Encoding: GZip\r\n", packed.toByteArray()));
    assertThat(bench.value(tracker.announce(url, NONE)).interval()).hasSeconds(77);
  }

  @Test
  void readsChunksAndBodiesThatEndWithTheConnection() throws Exception {
    server.script(
        (head, out) ->
            Server.write(
                out,
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                    + "6\r\nd8:int\r\nb\r\nervali78ee\n\r\n0\r\n\r\n"));
    assertThat(bench.value(tracker.announce(url, NONE)).interval()).hasSeconds(78);
    server.script((head, out) -> Server.write(out, "HTTP/1.0 200 OK\r\n\r\nd8:intervali79ee"));
    assertThat(bench.value(tracker.announce(url, NONE)).interval()).hasSeconds(79);
  }

  @ParameterizedTest
  @CsvSource({
    "8:retry in5:never, 0",
    "8:retry in5:Never, 0",
    "8:retry ini30e, 30",
    "8:retry in2:45, 45",
    "8:retry ini0e, -1",
    "8:retry ini-5e, -1",
    "8:retry inle, -1",
    "8:retry in4:soon, -1",
    "8:retry ini9223372036854775807e, 2147483647",
    "'', -1"
  })
  void tellsTheTrackersWordsAndWhenToComeBack(String retry, int minutes) throws Exception {
    TrackerException why = refused("200 OK", "d14:failure reason7:go away" + retry + "e");
    assertThat(why).hasMessage("go away");
    assertThat(why.kind()).isEqualTo(Kind.REFUSED);
    assertThat(why.retryIn())
        .isEqualTo(minutes < 0 ? Optional.empty() : Optional.of(Duration.ofMinutes(minutes)));
  }

  @Test
  void tellsTheTrackersWordsWhateverTheStatus() throws Exception {
    TrackerException why = refused("403 Forbidden", "d14:failure reason9:who's the");
    assertThat(why).hasMessage(server.origin() + ": HTTP 403 Forbidden");
    assertThat(refused("403 Forbidden", "d14:failure reason9:who's thee"))
        .hasMessage("who's the")
        .extracting("statusCode")
        .isEqualTo(403);
    assertThat(refused("200 OK", "d14:failure reasoni1ee").kind()).isEqualTo(Kind.REFUSED);
  }

  @Test
  void keepsPasskeysOutOfTheTrackersWords() throws Exception {
    String words = "no 0123456789abcdef nor fedcba9876543210 here";
    assertThat(refused("200 OK", "d14:failure reason" + words.length() + ":" + words + "e"))
        .hasMessage("no *** nor *** here");
    assertThat(refused("404 no 0123456789abcdef", "")).hasMessageEndingWith("HTTP 404 no ***");
  }

  @ParameterizedTest
  @CsvSource({
    "404 Not Found, REFUSED, 404",
    "500 Server Error, UNREACHABLE, 500",
    "503 Busy, UNREACHABLE, 503",
    "200 OK, MALFORMED, 200",
    "304 Not Modified, UNREACHABLE, 304"
  })
  void showsStatusAndMessageWhenTheBodyIsNotBencoded(String status, Kind kind, int code)
      throws Exception {
    TrackerException why = refused(status, code == 304 ? "" : "<html>sorry</html>");
    assertThat(why).hasMessageStartingWith(server.origin() + ": HTTP " + status);
    assertThat(why.kind()).isEqualTo(kind);
    assertThat(why.statusCode()).isEqualTo(code);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "i1e",
        "le",
        "4:spam",
        "d",
        "d8:intervali1e",
        "d8:intervali9223372036854775808ee",
        "d8:intervali-ee",
        "d5:peers7:1234567e",
        "d6:peers617:12345678901234567e",
        "\u0000",
        "d99999999999:x",
        "di1ei2ee"
      })
  void takesGarbageForMalformed(String body) throws Exception {
    assertThat(refused("200 OK", body).kind()).isEqualTo(Kind.MALFORMED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "garbage\r\n\r\n",
        "HTTP/1.1 abc OK\r\n\r\n",
        "HTTP/1.1 200 OK\r\nno colon\r\n\r\nde",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nde\r\n0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\nde",
        "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\nde",
        "HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nde",
        "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\nde",
        "HTTP/1.1 200 OK\r\nContent-Encoding: br\r\n\r\nde",
        "HTTP/9.9 200 OK\r\n\r\nde",
        ""
      })
  void failsWithATrackerExceptionWhenItIsNotEvenHttp(String answer) throws Exception {
    server.script((head, out) -> Server.write(out, answer));
    TrackerException why = bench.failure(tracker.announce(url, NONE));
    assertThat(why.kind()).isIn(Kind.MALFORMED, Kind.UNREACHABLE);
    assertThat(why).hasMessageStartingWith(server.origin() + ": ");
    assertThat(why.getMessage()).doesNotContain("0123456789abcdef", "fedcba9876543210");
  }

  @Test
  void keepsNoMorePeersThanATorrentDoes() throws Exception {
    byte[] many = new byte[6 * 5000];
    Arrays.fill(many, (byte) 9);
    assertThat(ask(BDictionary.builder().put("peers", many).build()).peers()).hasSize(3000);
  }
}
