package org.hotswarm.engine.find;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hotswarm.engine.find.FakeTrackers.url;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.hotswarm.api.settings.AnnounceSettings;
import org.hotswarm.api.settings.Settings;
import org.hotswarm.api.status.TrackerStatus;
import org.hotswarm.spi.tracker.AnnounceReply;
import org.hotswarm.spi.tracker.AnnounceRequest.Event;
import org.hotswarm.spi.tracker.TrackerException;
import org.hotswarm.spi.tracker.TrackerException.Kind;
import org.junit.jupiter.api.Test;

class AnnouncerTest {
  private final VirtualTime time = new VirtualTime();
  private final FakeTrackers trackers = new FakeTrackers(time);

  private List<Event> events() {
    return trackers.asked.stream().map(FakeTrackers.Ask::event).toList();
  }

  @Test
  void saysStartedFirstThenNothingInParticularAtTheInterval() {
    trackers.answer("a.example", FakeTrackers.interval(1000));
    trackers.announcer(List.of(url("a.example"))).start();
    time.pass(2500);
    assertThat(trackers.log())
        .containsExactly("0 a.example STARTED", "1000 a.example NONE", "2000 a.example NONE");
  }

  @Test
  void anIntervalBelowTheLeastIsRaised() {
    for (int seconds : new int[] {-1, 0, 60}) {
      trackers.asked.clear();
      trackers.answer("a.example", FakeTrackers.interval(seconds));
      Announcer announcer = trackers.announcer(List.of(url("a.example")));
      announcer.start();
      time.pass(299);
      assertThat(trackers.asked).hasSize(1);
      time.pass(2);
      assertThat(trackers.asked).hasSize(2);
      announcer.stop();
    }
  }

  @Test
  void anIntervalAboveTheMostIsLowered() {
    trackers.answer(
        "a.example", FakeTrackers.reply(Duration.ofSeconds(Long.MAX_VALUE), Optional.empty()));
    trackers.announcer(List.of(url("a.example"))).start();
    time.pass(86_401);
    assertThat(trackers.asked).hasSize(2);
  }

  @Test
  void theTrackersOwnLeastIntervalHoldsBackTheUser() {
    trackers.answer(
        "a.example",
        FakeTrackers.reply(Duration.ofSeconds(1800), Optional.of(Duration.ofSeconds(600))));
    Announcer announcer = trackers.announcer(List.of(url("a.example")));
    announcer.start();
    time.pass(100);
    announcer.reannounce();
    time.pass(499);
    assertThat(trackers.asked).hasSize(1);
    time.pass(2);
    assertThat(trackers.log()).last().isEqualTo("600 a.example NONE");
  }

  @Test
  void reannounceIsAtOnceWhenTheLeastIntervalIsOver() {
    Announcer announcer = trackers.announcer(List.of(url("a.example")));
    announcer.start();
    time.pass(400);
    announcer.reannounce();
    time.pass(0);
    assertThat(trackers.log()).last().isEqualTo("400 a.example NONE");
  }

  @Test
  void completedIsSaidAtOnceAndOnce() {
    Announcer announcer = trackers.announcer(List.of(url("a.example")));
    announcer.start();
    time.pass(10);
    trackers.left = 0;
    announcer.completed();
    announcer.completed();
    time.pass(5000);
    announcer.completed();
    time.pass(5000);
    assertThat(trackers.log()).startsWith("0 a.example STARTED", "10 a.example COMPLETED");
    assertThat(events()).containsOnlyOnce(Event.COMPLETED).contains(Event.NONE);
  }

  @Test
  void completedDuringStartedFollowsRightAfterIt() {
    CompletableFuture<AnnounceReply> pending = trackers.hang("a.example");
    Announcer announcer = trackers.announcer(List.of(url("a.example")));
    announcer.start();
    announcer.completed();
    assertThat(events()).containsExactly(Event.STARTED);
    pending.complete(FakeTrackers.PLAIN);
    time.pass(1);
    assertThat(events()).containsExactly(Event.STARTED, Event.COMPLETED);
  }

  @Test
  void completedIsNotSaidToATrackerThatIsStartedLater() {
    trackers.fail("a.example", Kind.UNREACHABLE, "down");
    Announcer announcer = trackers.announcer(List.of(url("a.example")));
    announcer.start();
    time.pass(1);
    announcer.completed();
    trackers.answer("a.example", FakeTrackers.PLAIN);
    time.pass(4000);
    assertThat(events()).startsWith(Event.STARTED, Event.STARTED, Event.NONE);
  }

  @Test
  void aLostCompletedIsRepeated() {
    Announcer announcer = trackers.announcer(List.of(url("a.example")));
    announcer.start();
    trackers.fail("a.example", Kind.UNREACHABLE, "timed out");
    announcer.completed();
    trackers.answer("a.example", FakeTrackers.PLAIN);
    time.pass(6);
    assertThat(events()).containsExactly(Event.STARTED, Event.COMPLETED, Event.COMPLETED);
  }

  @Test
  void stoppedGoesToThoseThatGotStartedAndNobodyElse() {
    trackers.fail("b.example", Kind.UNREACHABLE, "down");
    trackers.settings = trackers.settings.with(AnnounceSettings.ANNOUNCE_TO_ALL_TIERS, true);
    Announcer announcer =
        trackers.announcer(
            List.of(url("a.example")), List.of(url("b.example")), List.of(url("c.example")));
    announcer.start();
    trackers.asked.clear();
    CompletableFuture<AnnounceReply> pending = trackers.hang("c.example");
    CompletionStage<Void> stopped = announcer.stop();
    assertThat(trackers.log()).containsExactly("0 a.example STOPPED", "0 c.example STOPPED");
    assertThat(trackers.asked.get(0).request().numWant()).isZero();
    assertThat(stopped.toCompletableFuture()).isNotDone();
    pending.completeExceptionally(new TrackerException(Kind.UNREACHABLE, "timed out"));
    assertThat(stopped.toCompletableFuture()).isCompleted();
    assertThat(time.pending()).isZero();
  }

  @Test
  void stoppedGoesToATrackerThatMayHaveHeardOfUs() {
    CompletableFuture<AnnounceReply> pending = trackers.hang("a.example");
    Announcer announcer = trackers.announcer(List.of(url("a.example")));
    announcer.start();
    announcer.stop();
    assertThat(events()).containsExactly(Event.STARTED, Event.STOPPED);
    pending.complete(FakeTrackers.PLAIN);
    assertThat(trackers.localities).as("a late reply is not for us any more").isEmpty();
    assertThat(time.pending()).isZero();
  }

  @Test
  void saysStartedAgainAfterStop() {
    Announcer announcer = trackers.announcer(List.of(url("a.example")));
    announcer.start();
    announcer.stop();
    announcer.reannounce();
    announcer.completed();
    announcer.providersChanged();
    time.pass(5000);
    announcer.start();
    assertThat(events()).containsExactly(Event.STARTED, Event.STOPPED, Event.STARTED);
  }

  @Test
  void retriesBackOffFromFiveSecondsToHalfAnHour() {
    trackers.fail("a.example", Kind.UNREACHABLE, "down");
    trackers.announcer(List.of(url("a.example"))).start();
    time.pass(Duration.ofHours(6));
    List<Long> waits = new ArrayList<>();
    for (int i = 1; i < trackers.asked.size(); i++) {
      waits.add(trackers.asked.get(i).second() - trackers.asked.get(i - 1).second());
    }
    for (int i = 0; i < waits.size(); i++) {
      long most = Math.min(1800, 5L << Math.min(i, 20));
      assertThat(waits.get(i)).as("wait %s", i).isBetween(most * 3 / 4 - 1, most + 1);
    }
    assertThat(waits).hasSizeBetween(18, 25);
  }

  @Test
  void aTrackerThatSaysWhenToComeBackIsHeard() {
    Duration told = Duration.ofMinutes(42);
    trackers.fail(
        "a.example", new TrackerException(Kind.REFUSED, "Overloaded", Optional.of(told), 0));
    Announcer announcer = trackers.announcer(List.of(url("a.example")));
    announcer.start();
    announcer.reannounce();
    time.pass(42 * 60 - 1);
    assertThat(trackers.asked).hasSize(1);
    time.pass(2);
    assertThat(trackers.asked).hasSize(2);
  }

  @Test
  void aTrackerThatSaysNeverIsNotAskedAgain() {
    trackers.fail(
        "a.example",
        new TrackerException(Kind.REFUSED, "not a tracker", Optional.of(Duration.ZERO), 0));
    Announcer announcer = trackers.announcer(List.of(url("a.example")));
    announcer.start();
    time.pass(Duration.ofDays(2));
    announcer.reannounce();
    time.pass(Duration.ofDays(2));
    assertThat(trackers.asked).hasSize(1);
    assertThat(announcer.report().why()).contains("not a tracker").doesNotContain("next try");
  }

  @Test
  void forbiddenTrackersWaitLongFromTheStart() {
    trackers.fail("a.example", Kind.FORBIDDEN, "a local address");
    trackers.announcer(List.of(url("a.example"))).start();
    time.pass(1300);
    assertThat(trackers.asked).hasSize(1);
    time.pass(600);
    assertThat(trackers.asked).hasSize(2);
  }

  @Test
  void tiersAreShuffledOnceAndTriedInOrder() {
    List<String> first = new ArrayList<>();
    List<String> hosts = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      hosts.add("a" + i + ".example");
      first.add(url(hosts.get(i)));
    }
    hosts.add("b.example");
    hosts.forEach(host -> trackers.fail(host, Kind.UNREACHABLE, "down"));
    trackers.announcer(first, List.of(url("b.example"))).start();
    assertThat(trackers.hosts())
        .containsExactlyInAnyOrderElementsOf(hosts)
        .endsWith("b.example")
        .isNotEqualTo(hosts);
  }

  @Test
  void aFloodOfTrackersIsCut() {
    trackers.schemes.clear();
    List<String> flood = new ArrayList<>();
    for (int i = 0; i < 100_000; i++) {
      flood.add(url("a" + i + ".example"));
    }
    Announcer announcer = trackers.announcer(flood);
    announcer.start();
    assertThat(announcer.report().statuses()).hasSize(500);
    trackers.schemes.add("http");
    flood.forEach(u -> trackers.fail(URI.create(u).getHost(), Kind.UNREACHABLE, "down"));
    announcer.providersChanged();
    assertThat(trackers.asked).hasSize(500);
  }

  @Test
  void startDoesNotWaitForABackOffOfBefore() {
    trackers.fail("a.example", Kind.UNREACHABLE, "down");
    Announcer announcer = trackers.announcer(List.of(url("a.example")));
    announcer.start();
    time.pass(600);
    announcer.stop();
    trackers.asked.clear();
    announcer.start();
    assertThat(trackers.log()).containsExactly("600 a.example STARTED");
  }

  @Test
  void aWorkingTrackerMovesToTheFrontOfItsTierOnly() {
    List<String> tier = List.of(url("a.example"), url("b.example"));
    trackers.fail("a.example", Kind.UNREACHABLE, "down");
    trackers.fail("b.example", Kind.UNREACHABLE, "down");
    Announcer announcer = trackers.announcer(List.of(url("top.example")), tier);
    trackers.fail("top.example", Kind.UNREACHABLE, "down");
    announcer.start();
    String last = trackers.hosts().get(2);
    trackers.answer(last, FakeTrackers.PLAIN);
    time.pass(6);
    assertThat(announcer.report().statuses())
        .extracting(TrackerStatus::url)
        .startsWith("http://top.example/announce", url(last));
    trackers.answer("top.example", FakeTrackers.PLAIN);
    trackers.asked.clear();
    time.pass(1801);
    assertThat(trackers.hosts()).as("the next round begins at the top").contains("top.example");
  }

  @Test
  void withAllTiersEachTierHasItsOwn() {
    trackers.settings = trackers.settings.with(AnnounceSettings.ANNOUNCE_TO_ALL_TIERS, true);
    trackers.announcer(List.of(url("a.example")), List.of(url("b.example"))).start();
    assertThat(trackers.hosts()).containsExactly("a.example", "b.example");
    trackers.asked.clear();
    trackers.settings = Settings.defaults();
    trackers.announcer(List.of(url("a.example")), List.of(url("b.example"))).start();
    assertThat(trackers.hosts()).containsExactly("a.example");
  }

  @Test
  void trackerIdAndKeyAreKept() {
    trackers.answer("a.example", FakeTrackers.interval(1000));
    trackers.announcer(List.of(url("a.example"))).start();
    time.pass(1001);
    assertThat(trackers.asked.get(0).request().trackerId()).isEmpty();
    assertThat(trackers.asked.get(1).request().trackerId()).contains("id-1");
    assertThat(trackers.asked.get(1).request().key())
        .isEqualTo(trackers.asked.get(0).request().key());
  }

  @Test
  void aTrackerWithoutClientWaitsForOne() {
    trackers.schemes.remove("udp");
    Announcer announcer = trackers.announcer(List.of("udp://a.example:6969"));
    announcer.start();
    time.pass(Duration.ofHours(1));
    assertThat(trackers.asked).isEmpty();
    assertThat(announcer.report().why()).isEqualTo("a.example:6969: no tracker client for udp:");
    assertThat(announcer.report().statuses().get(0).message())
        .contains("no tracker client for udp:");
    trackers.schemes.add("udp");
    announcer.providersChanged();
    assertThat(events()).containsExactly(Event.STARTED);
    assertThat(announcer.report().statuses().get(0).working()).isTrue();
  }

  @Test
  void aClientThatLeavesAndReturnsCostsNoAnnounce() {
    Announcer announcer = trackers.announcer(List.of(url("a.example")));
    announcer.start();
    trackers.schemes.clear();
    announcer.providersChanged();
    trackers.schemes.add("http");
    announcer.providersChanged();
    time.pass(1799);
    assertThat(trackers.asked).hasSize(1);
    time.pass(2);
    assertThat(trackers.asked).hasSize(2);
  }

  @Test
  void aClientThatThrowsIsAFailureLikeAnyOther() {
    trackers.behaviour.put(
        "a.example",
        request -> {
          throw new IllegalStateException("plug-in bug");
        });
    Announcer announcer = trackers.announcer(List.of(url("a.example")));
    announcer.start();
    assertThat(announcer.report().statuses().get(0).fails()).isEqualTo(1);
    time.pass(6);
    assertThat(trackers.asked).hasSize(2);
  }
}
