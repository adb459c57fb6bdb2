package org.hotswarm.tracker.udp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hotswarm.tracker.udp.Samples.TRACKER;
import static org.hotswarm.tracker.udp.Samples.announce;
import static org.hotswarm.tracker.udp.Samples.failure;
import static org.hotswarm.tracker.udp.Samples.isPending;
import static org.hotswarm.tracker.udp.Samples.value;

import java.net.InetAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.hotswarm.spi.tracker.AnnounceReply;
import org.hotswarm.spi.tracker.AnnounceRequest.Event;
import org.hotswarm.spi.tracker.Tracker;
import org.hotswarm.spi.tracker.TrackerException.Kind;
import org.junit.jupiter.api.Test;

/** Asking again, and giving up. */
class PersistenceTest {
  private static final byte[] NO_PEERS = ByteBuffer.allocate(12).putInt(1800).array();

  private final Bench bench;
  private final Tracker tracker;

  PersistenceTest() throws Exception {
    bench = new Bench("192.0.2.1");
    tracker = new UdpTrackerProvider().open(bench, Optional.empty());
  }

  private CompletionStage<AnnounceReply> ask(Event event) {
    CompletionStage<AnnounceReply> answer = tracker.announce(TRACKER, announce(event));
    bench.settle();
    return answer;
  }

  private void after(int seconds) {
    bench.time.advance(Duration.ofSeconds(seconds));
  }

  @Test
  void repeatsAConnectAfterFifteenTimesTwoToTheNSeconds() throws Exception {
    bench.completionTimeout(Duration.ofDays(1));
    CompletionStage<AnnounceReply> answer = ask(Event.NONE);
    after(7 * 3600);
    assertThat(bench.sent)
        .extracting(Bench.Sent::atSeconds)
        .containsExactly(0L, 15L, 45L, 105L, 225L, 465L, 945L, 1905L, 3825L);
    assertThat(bench.sent)
        .extracting(Bench.Sent::transaction)
        .containsOnly(bench.last().transaction());
    assertThat(failure(answer).kind()).isEqualTo(Kind.UNREACHABLE);
    assertThat(bench.time.waiting()).isZero();
  }

  @Test
  void repeatsAnAnnounceUnderAnIdThatIsStillGoodAndConnectsAnewWhenItIsNot() {
    bench.completionTimeout(Duration.ofMinutes(10));
    ask(Event.NONE);
    bench.connect(1);
    after(45);
    assertThat(bench.sent).extracting(Bench.Sent::action).containsExactly(0, 1, 1, 1);
    after(60);
    assertThat(bench.last().action()).as("the id was 105 s old").isZero();
    assertThat(bench.last().atSeconds()).isEqualTo(105);
    bench.connect(2);
    assertThat(bench.last().connectionId()).isEqualTo(2);
    after(15);
    assertThat(bench.sent)
        .as("n begins at 0 again")
        .extracting(Bench.Sent::atSeconds)
        .endsWith(105L, 105L, 120L);
  }

  @Test
  void givesUpAtTheCompletionTimeout() throws Exception {
    CompletionStage<AnnounceReply> answer = ask(Event.NONE);
    bench.time.advance(Duration.ofMillis(29_999));
    assertThat(isPending(answer)).isTrue();
    bench.time.advance(Duration.ofMillis(1));
    assertThat(failure(answer))
        .hasMessageContaining("udp://tracker.example:6969")
        .hasMessageContaining("30 s");
    assertThat(bench.time.waiting()).isZero();
    assertThat(bench.connect(5)).as("too late").isFalse();
  }

  @Test
  void givesUpAStoppedAnnounceAtTheStopTimeout() throws Exception {
    CompletionStage<AnnounceReply> answer = ask(Event.STOPPED);
    after(9);
    assertThat(isPending(answer)).isTrue();
    after(1);
    assertThat(failure(answer).kind()).isEqualTo(Kind.UNREACHABLE);
  }

  @Test
  void givesUpALookUpThatTakesTooLong() throws Exception {
    CompletionStage<AnnounceReply> answer = tracker.announce(TRACKER, announce(Event.NONE));
    after(30);
    assertThat(failure(answer).kind()).isEqualTo(Kind.UNREACHABLE);
    bench.settle();
    assertThat(bench.sent).as("nobody waits for the answer").isEmpty();
  }

  @Test
  void looksUpOnTheBlockingExecutorAndGoesOnWithTheOwner() {
    tracker.announce(TRACKER, announce(Event.NONE));
    assertThat(bench.resolved).isEmpty();
    bench.blocking.remove().run();
    assertThat(bench.resolved).containsExactly(TRACKER);
    assertThat(bench.sent).isEmpty();
    bench.owner.remove().run();
    assertThat(bench.sent).hasSize(1);
  }

  @Test
  void tellsWhyTheEgressRefusesButNoPasskey() throws Exception {
    String secret = "/announce/0123456789abcdef?auth=token";
    bench.forbidden = Optional.of("udp://tracker.example:6969" + secret + " is a local address");
    URI url = URI.create("udp://tracker.example:6969" + secret);
    CompletionStage<AnnounceReply> answer = tracker.announce(url, announce(Event.NONE));
    bench.settle();
    assertThat(failure(answer)).hasMessage("udp://tracker.example:6969 is a local address");
    assertThat(bench.sent).isEmpty();
    assertThat(bench.time.waiting()).isZero();
  }

  @Test
  void triesTheNextAddressWhenOneNeverAnswered() throws Exception {
    bench.addresses.add(InetAddress.getByName("2001:db8::1"));
    CompletionStage<AnnounceReply> answer = ask(Event.NONE);
    after(15);
    assertThat(bench.last().to().getAddress()).isEqualTo(InetAddress.getByName("2001:db8::1"));
    assertThat(bench.last().transaction()).isNotEqualTo(bench.sent.get(0).transaction());
    bench.connect(1);
    bench.answer(1, NO_PEERS);
    assertThat(value(answer).peers()).isEmpty();
  }

  @Test
  void usesAConnectionIdForSixtySeconds() {
    ask(Event.STARTED);
    bench.connect(1);
    bench.answer(1, NO_PEERS);
    after(59);
    ask(Event.NONE);
    assertThat(bench.last().action()).isEqualTo(1);
    assertThat(bench.last().connectionId()).isEqualTo(1);
    bench.answer(1, NO_PEERS);
    after(1);
    ask(Event.NONE);
    assertThat(bench.last().action()).isZero();
  }

  @Test
  void sharesOneConnectAmongAllWhoWait() throws Exception {
    CompletionStage<AnnounceReply> first = ask(Event.NONE);
    after(5);
    CompletionStage<AnnounceReply> second = ask(Event.NONE);
    assertThat(bench.sent).hasSize(1);
    after(15);
    assertThat(bench.sent).as("repeated once for both").hasSize(2);
    bench.connect(9);
    assertThat(bench.sent).extracting(Bench.Sent::action).containsExactly(0, 0, 1, 1);
    bench.answer(1, NO_PEERS);
    assertThat(isPending(first)).isTrue();
    assertThat(value(second).peers()).isEmpty();
    bench.sent.remove(3);
    bench.answer(1, NO_PEERS);
    assertThat(value(first).peers()).isEmpty();
  }

  @Test
  void connectsAnewWhenATrackerDoesNotKnowAnOldIdAnyMore() throws Exception {
    ask(Event.STARTED);
    bench.connect(1);
    bench.answer(1, NO_PEERS);
    after(10);
    CompletionStage<AnnounceReply> silent = ask(Event.NONE);
    after(15);
    assertThat(bench.last().action()).as("no answer under an old id").isZero();
    bench.connect(2);
    bench.answer(1, NO_PEERS);
    assertThat(value(silent).peers()).isEmpty();

    after(1);
    CompletionStage<AnnounceReply> refused = ask(Event.NONE);
    assertThat(bench.last().connectionId()).isEqualTo(2);
    bench.answer(3, "Connection ID mismatch".getBytes(StandardCharsets.UTF_8));
    assertThat(bench.last().action()).isZero();
    bench.connect(3);
    bench.answer(3, "Connection ID mismatch".getBytes(StandardCharsets.UTF_8));
    assertThat(failure(refused))
        .as("a new id refused is a refusal")
        .hasMessage("Connection ID mismatch");
  }
}
