package org.hotswarm.tracker.udp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hotswarm.tracker.udp.Samples.TRACKER;
import static org.hotswarm.tracker.udp.Samples.failure;
import static org.hotswarm.tracker.udp.Samples.hash;
import static org.hotswarm.tracker.udp.Samples.value;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.hotswarm.model.hash.InfoHash;
import org.hotswarm.spi.tracker.ScrapeEntry;
import org.hotswarm.spi.tracker.Tracker;
import org.hotswarm.spi.tracker.TrackerException.Kind;
import org.junit.jupiter.api.Test;

class ScrapeTest {
  private final Bench bench;
  private final Tracker tracker;

  ScrapeTest() throws Exception {
    bench = new Bench("192.0.2.1");
    tracker = new UdpTrackerProvider().open(bench, Optional.empty());
  }

  private static List<InfoHash> hashes(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(Samples::hash).toList();
  }

  private CompletionStage<List<ScrapeEntry>> ask(int count) {
    CompletionStage<List<ScrapeEntry>> answer = tracker.scrape(TRACKER, hashes(count));
    bench.settle();
    return answer;
  }

  @Test
  void asksForUpToSeventyFourSwarmsInOnePacket() throws Exception {
    CompletionStage<List<ScrapeEntry>> answer = ask(74);
    bench.connect(3);
    assertThat(bench.last().action()).isEqualTo(2);
    assertThat(bench.last().data().remaining()).isEqualTo(16 + 74 * 20);
    bench.answer(2, HexFormat.of().parseHex("000000010000000200000003".repeat(74)));
    assertThat(value(answer)).hasSize(74);
    ScrapeEntry last = value(answer).get(73);
    assertThat(last.infoHash()).isEqualTo(hash(74));
    assertThat(last.swarm().complete()).hasValue(1);
    assertThat(last.swarm().downloaded()).hasValue(2);
    assertThat(last.swarm().incomplete()).hasValue(3);
  }

  @Test
  void sendsNothingForNoneOrTooMany() throws Exception {
    assertThat(failure(ask(75)).kind()).isEqualTo(Kind.FORBIDDEN);
    assertThat(value(ask(0))).isEmpty();
    assertThat(bench.sent).isEmpty();
  }

  @Test
  void takesFewerEntriesButNeitherMoreNorHalfOnes() throws Exception {
    CompletionStage<List<ScrapeEntry>> fewer = ask(2);
    bench.connect(3);
    bench.answer(2, new byte[12]);
    assertThat(value(fewer)).extracting(ScrapeEntry::infoHash).containsExactly(hash(1));
    for (int length : new int[] {36, 11, 1, 25}) {
      CompletionStage<List<ScrapeEntry>> odd = ask(2);
      bench.answer(2, new byte[length]);
      assertThat(failure(odd).kind()).as("%s bytes", length).isEqualTo(Kind.MALFORMED);
    }
  }
}
