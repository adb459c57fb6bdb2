package org.hotswarm.tracker.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hotswarm.tracker.http.Samples.ENCODED;
import static org.hotswarm.tracker.http.Samples.HASH;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.hotswarm.model.bencode.BDictionary;
import org.hotswarm.model.bencode.BInteger;
import org.hotswarm.model.bencode.BString;
import org.hotswarm.model.hash.InfoHash;
import org.hotswarm.spi.tracker.ScrapeEntry;
import org.hotswarm.spi.tracker.Tracker;
import org.hotswarm.spi.tracker.TrackerException;
import org.hotswarm.spi.tracker.TrackerException.Kind;
import org.hotswarm.tck.bencode.PlainBencode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** BEP 48. */
class ScrapeTest {
  private static final InfoHash OTHER = InfoHash.copyOf(new byte[20]);

  private final Bench bench = new Bench();
  private final Tracker tracker = new HttpTrackerProvider().open(bench, Optional.empty());
  private final Server server = Server.answering("de");

  ScrapeTest() throws Exception {}

  @AfterEach
  void close() throws Exception {
    tracker.close();
    server.close();
    bench.close();
  }

  private static BString key(InfoHash hash) {
    return BString.copyOf(hash.toBytes());
  }

  @ParameterizedTest
  @CsvSource({
    "/announce, /scrape?",
    "/x/announce, /x/scrape?",
    "/announce.php, /scrape.php?",
    "/announce?x=2%20y, /scrape?x=2%20y&",
    "/announcer/announce/announceX, /announcer/announce/scrapeX?"
  })
  void derivesTheScrapeUrl(String announce, String scrape) throws Exception {
    BDictionary files =
        BDictionary.builder()
            .put(
                key(HASH),
                BDictionary.builder()
                    .put("complete", 5)
                    .put("downloaded", 50)
                    .put("incomplete", 10)
                    .build())
            .put(key(InfoHash.ofInfo(new byte[] {1})), BDictionary.empty())
            .put(key(OTHER), new BInteger(3))
            .build();
    byte[] body = new PlainBencode().encode(BDictionary.builder().put("files", files).build());
    server.script((head, out) -> Server.ok(out, "", body));
    List<ScrapeEntry> entries =
        bench.value(tracker.scrape(URI.create(server.origin() + announce), List.of(HASH, OTHER)));
    assertThat(server.requestLine())
        .isEqualTo(
            "GET "
                + scrape
                + "info_hash="
                + ENCODED
                + "&info_hash="
                + "%00".repeat(20)
                + " HTTP/1.1");
    assertThat(entries).hasSize(1);
    assertThat(entries.get(0).infoHash()).isEqualTo(HASH);
    assertThat(entries.get(0).swarm().complete()).hasValue(5);
    assertThat(entries.get(0).swarm().incomplete()).hasValue(10);
    assertThat(entries.get(0).swarm().downloaded()).hasValue(50);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/a", "", "/", "/x%064announce", "/announce/x", "/x?announce"})
  void asksNothingOfATrackerWithoutAScrapeUrl(String path) throws Exception {
    URI url = URI.create(server.origin() + path);
    assertThat(bench.failure(tracker.scrape(url, List.of(HASH))).kind()).isEqualTo(Kind.FORBIDDEN);
    assertThat(server.heads).isEmpty();
  }

  @Test
  void tellsWhyATrackerRefuses() throws Exception {
    URI url = URI.create(server.origin() + "/announce");
    server.script(
        (head, out) -> Server.ok(out, "", "d14:failure reason2:noe".getBytes("US-ASCII")));
    assertThat(bench.failure(tracker.scrape(url, List.of(HASH)))).hasMessage("no");
    server.script((head, out) -> Server.ok(out, "", "d5:filesi1ee".getBytes("US-ASCII")));
    assertThat(bench.failure(tracker.scrape(url, List.of(HASH))).kind()).isEqualTo(Kind.MALFORMED);
    assertThat(bench.value(tracker.scrape(url, List.of()))).isEmpty();
  }

  @Test
  void readsAnyBytesWithoutAnotherExceptionThanItsOwn() {
    Random random = new Random(49);
    String sample =
        "d8:intervali900e5:peersld2:ip9:192.0.2.14:porti6881eee6:peers618:123456789012345678"
            + "5:filesd20:aaaaaaaaaaaaaaaaaaaad8:completei1eeee";
    Replies replies = new Replies(new PlainBencode(), "http://x", new Secrets(List.of()));
    int read = 0;
    for (int round = 0; round < 20_000; round++) {
      byte[] bytes = sample.getBytes(StandardCharsets.ISO_8859_1);
      for (int flips = random.nextInt(4); flips > 0; flips--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      Answer answer = new Answer(200, "OK", Optional.empty(), ByteBuffer.wrap(bytes));
      try {
        AnnounceReader.read(replies, answer);
        ScrapeReader.read(replies, answer, List.of(HASH));
        read++;
      } catch (TrackerException expected) {
        assertThat(expected.kind()).isIn(Kind.MALFORMED, Kind.REFUSED);
      }
    }
    assertThat(read).isBetween(5000, 19_999);
  }
}
