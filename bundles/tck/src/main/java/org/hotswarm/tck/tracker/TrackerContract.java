package org.hotswarm.tck.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.hotswarm.spi.tracker.AnnounceReply;
import org.hotswarm.spi.tracker.AnnounceRequest.Event;
import org.hotswarm.spi.tracker.ScrapeEntry;
import org.hotswarm.spi.tracker.Tracker;
import org.hotswarm.spi.tracker.TrackerException;
import org.hotswarm.spi.tracker.TrackerNeeds;
import org.hotswarm.spi.tracker.TrackerProvider;
import org.hotswarm.spi.tracker.TrackerState;
import org.hotswarm.tck.ProviderContract;
import org.hotswarm.tck.net.FakeNetwork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@code org.hotswarm.spi.tracker} asks of a tracker client. */
public abstract class TrackerContract
    extends ProviderContract<TrackerNeeds, TrackerState, Tracker, TrackerProvider> {
  private final FakeNetwork network = new FakeNetwork();
  private TrackerDouble tracker;
  private Asking asking;
  private Tracker client;

  /** For tracker clients. */
  protected TrackerContract() {
    super(TrackerNeeds.class);
  }

  /** A tracker that answers what comes over {@code network}. */
  protected abstract TrackerDouble tracker(FakeNetwork network) throws Exception;

  @Override
  protected TrackerNeeds needs() {
    return new FakeNetwork();
  }

  @BeforeEach
  void join() throws Exception {
    tracker = tracker(network);
    asking = new Asking(network, tracker);
    client = open(network);
  }

  @AfterEach
  void part() throws Exception {
    client.close();
    tracker.close();
  }

  @Test
  public void speaksSchemesInLowerCaseAmongThemThatOfItsTracker() {
    assertThat(provider().schemes())
        .contains(tracker.announce().getScheme())
        .allMatch(scheme -> scheme.matches("[a-z][a-z0-9+.-]*"));
  }

  @Test
  public void announcesAndIsAnsweredOnTheOwnerThread() throws Exception {
    for (Event event : Event.values()) {
      CompletableFuture<AnnounceReply> answer = asking.announce(client, event);
      asking.settle();
      asking.assertIsAnswered(answer);
    }
  }

  @Test
  public void blockingWorkIsLeftToTheExecutorFromTheNeeds() {
    asking.announce(client, Event.STARTED);
    assertThat(network.resolved()).as("looked up before a task ran that may block").isEmpty();
  }

  @Test
  public void requestsDoNotWaitForEachOther() throws Exception {
    List<CompletableFuture<AnnounceReply>> answers =
        List.of(
            asking.announce(client, Event.STARTED),
            asking.announce(client, Event.NONE),
            asking.announce(client, Event.COMPLETED));
    asking.settle();
    for (CompletableFuture<AnnounceReply> answer : answers) {
      asking.assertIsAnswered(answer);
    }
  }

  @Test
  public void scrapesWhatTheTrackerKnows() throws Exception {
    CompletableFuture<List<ScrapeEntry>> answer =
        asking.scrape(client, Asking.HASH, Asking.hash(0xbb));
    asking.settle();
    assertThat(answer).isCompleted();
    assertThat(answer.get())
        .extracting(ScrapeEntry::infoHash)
        .containsExactly(Asking.HASH, Asking.hash(0xbb));
    assertThat(answer.get()).allMatch(e -> e.swarm().complete().orElse(0) == TrackerDouble.SEEDS);
  }

  @Test
  public void nobodyIsAskedWhomThePolicyForbids() throws Exception {
    network.forbid();
    CompletableFuture<AnnounceReply> answer = asking.announce(client, Event.STARTED);
    while (network.run()) {
      assertThat(network.sent()).isEmpty();
    }
    assertThat(Asking.failure(answer)).hasMessageNotContaining("passkey");
    assertThat(network.ticker().waiting()).isZero();
  }

  @Test
  public void urlThatIsNoneOfItsTrackersFails() throws Exception {
    URI strange = URI.create("strange:opaque");
    CompletableFuture<AnnounceReply> answer =
        client.announce(strange, Asking.request(Event.NONE)).toCompletableFuture();
    asking.settle();
    assertThat(Asking.failure(answer).kind()).isEqualTo(TrackerException.Kind.FORBIDDEN);
    assertThat(network.resolved()).isEmpty();
  }

  @Test
  public void trackerThatDoesNotAnswerInTimeIsUnreachable() throws Exception {
    CompletableFuture<AnnounceReply> answer = asking.announce(client, Event.NONE);
    network.ticker().advance(network.settings().completionTimeout());
    while (network.run()) {
      assertThat(network.isBlocking()).isFalse();
    }
    assertThat(Asking.failure(answer).kind()).isEqualTo(TrackerException.Kind.UNREACHABLE);
  }

  @Test
  public void closingEndsWhatIsUnderWayAndLeavesNothingBehind() throws Exception {
    CompletableFuture<AnnounceReply> announce = asking.announce(client, Event.NONE);
    CompletableFuture<List<ScrapeEntry>> scrape = asking.scrape(client, Asking.HASH);
    client.close();
    asking.settle();
    assertThat(Asking.failure(announce)).isNotNull();
    assertThat(Asking.failure(scrape)).isNotNull();
    assertThat(network.ticker().waiting()).as("timers that wait").isZero();
    CompletableFuture<AnnounceReply> late = asking.announce(client, Event.NONE);
    asking.settle();
    assertThat(Asking.failure(late)).isNotNull();
  }
}
