package org.hotswarm.tracker.udp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hotswarm.tracker.udp.Samples.TRACKER;
import static org.hotswarm.tracker.udp.Samples.announce;
import static org.hotswarm.tracker.udp.Samples.failure;
import static org.hotswarm.tracker.udp.Samples.value;

import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.hotswarm.spi.tracker.AnnounceReply;
import org.hotswarm.spi.tracker.AnnounceRequest.Event;
import org.hotswarm.spi.tracker.Tracker;
import org.hotswarm.spi.tracker.TrackerException.Kind;
import org.hotswarm.spi.tracker.TrackerState;
import org.junit.jupiter.api.Test;

class MovingTest {
  private static final byte[] NO_PEERS = ByteBuffer.allocate(12).putInt(1800).array();

  private final Bench bench;

  MovingTest() throws Exception {
    bench = new Bench("192.0.2.1");
  }

  private Tracker open(Optional<TrackerState> state) {
    bench.closed();
    Tracker tracker = new UdpTrackerProvider().open(bench, state);
    bench.opened();
    return tracker;
  }

  private CompletionStage<AnnounceReply> ask(Tracker tracker, Event event) {
    CompletionStage<AnnounceReply> answer = tracker.announce(TRACKER, announce(event));
    bench.settle();
    return answer;
  }

  private TrackerState stateAfterOneAnnounce() {
    Tracker first = open(Optional.empty());
    ask(first, Event.STARTED);
    bench.connect(0xabcdef);
    bench.answer(1, NO_PEERS);
    bench.time.advance(Duration.ofSeconds(20));
    TrackerState state = first.snapshot();
    first.close();
    return state;
  }

  @Test
  void handsConnectionIdsOverWithTheirAge() {
    TrackerState state = stateAfterOneAnnounce();
    assertThat(state.connections())
        .containsExactly(
            new TrackerState.Connection(URI.create("udp://192.0.2.1:6969"), 0xabcdef, 20_000));
    Tracker second = open(Optional.of(state));
    assertThat(second.snapshot()).isEqualTo(state);
    ask(second, Event.NONE);
    assertThat(bench.last().action()).isEqualTo(1);
    assertThat(bench.last().connectionId()).isEqualTo(0xabcdef);
    bench.answer(1, NO_PEERS);
    bench.time.advance(Duration.ofSeconds(40));
    ask(second, Event.NONE);
    assertThat(bench.last().action()).as("60 s old").isZero();
    assertThat(second.snapshot().connections()).isEmpty();
  }

  @Test
  void keepsAnIpv6TrackerApart() throws Exception {
    bench.addresses.set(0, java.net.InetAddress.getByName("2001:db8::1"));
    TrackerState state = stateAfterOneAnnounce();
    ask(open(Optional.of(state)), Event.NONE);
    assertThat(bench.last().connectionId()).isEqualTo(0xabcdef);
  }

  @Test
  void triesAnInheritedIdOnlyAsLongAsAStoppedAnnounceCanStillGetThrough() throws Exception {
    Tracker second = open(Optional.of(stateAfterOneAnnounce()));
    CompletionStage<AnnounceReply> answer = ask(second, Event.STOPPED);
    bench.time.advance(Duration.ofSeconds(4));
    assertThat(bench.last().action()).isZero();
    bench.connect(2);
    bench.answer(1, NO_PEERS);
    assertThat(value(answer).peers()).isEmpty();
  }

  @Test
  void ignoresStateThatIsTooOldOrNamesNoAddress() {
    TrackerState odd =
        new TrackerState(
            List.of(
                new TrackerState.Connection(URI.create("udp://192.0.2.1:6969"), 1, 60_000),
                new TrackerState.Connection(URI.create("udp://192.0.2.1:6969"), 1, -1),
                new TrackerState.Connection(TRACKER, 1, 0),
                new TrackerState.Connection(URI.create("udp://999.0.2.1:6969"), 1, 0),
                new TrackerState.Connection(URI.create("udp://192.0.2.1"), 1, 0),
                new TrackerState.Connection(URI.create("udp:opaque"), 1, 0)));
    Tracker tracker = open(Optional.of(odd));
    ask(tracker, Event.NONE);
    assertThat(bench.last().action()).isZero();
    assertThat(tracker.snapshot().connections()).isEmpty();
  }

  @Test
  void closingEndsWhatIsUnderWayAndLeavesNothingBehind() throws Exception {
    Tracker tracker = open(Optional.empty());
    CompletionStage<AnnounceReply> connecting = ask(tracker, Event.NONE);
    CompletionStage<AnnounceReply> lookingUp = tracker.announce(TRACKER, announce(Event.NONE));
    tracker.close();
    tracker.close();
    assertThat(failure(connecting).kind()).isEqualTo(Kind.UNREACHABLE);
    assertThat(failure(lookingUp).kind()).isEqualTo(Kind.UNREACHABLE);
    assertThat(bench.time.waiting()).isZero();
    bench.settle();
    assertThat(bench.sent).hasSize(1);
    assertThat(bench.connect(1)).isFalse();
    assertThat(failure(ask(tracker, Event.NONE)).kind()).isEqualTo(Kind.UNREACHABLE);
  }
}
