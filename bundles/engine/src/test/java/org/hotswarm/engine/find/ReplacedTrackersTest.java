package org.hotswarm.engine.find;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hotswarm.engine.find.FakeTrackers.url;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.hotswarm.api.status.TrackerStatus;
import org.hotswarm.spi.tracker.AnnounceReply;
import org.hotswarm.spi.tracker.TrackerException.Kind;
import org.junit.jupiter.api.Test;

/** Other trackers, other times, and who is announced to by itself. */
class ReplacedTrackersTest {
  private final VirtualTime time = new VirtualTime();
  private final FakeTrackers trackers = new FakeTrackers(time);

  private Announcer running(String... hosts) {
    Announcer announcer = trackers.announcer(tier(hosts));
    announcer.start();
    return announcer;
  }

  private static List<String> tier(String... hosts) {
    return java.util.Arrays.stream(hosts).map(FakeTrackers::url).toList();
  }

  private List<String> shown(Announcer announcer) {
    return announcer.report().statuses().stream().map(TrackerStatus::url).toList();
  }

  @Test
  void thoseThatGoAreToldStoppedAndNewOnesStarted() {
    Announcer announcer = running("a.example");
    time.pass(100);
    announcer.replace(List.of(tier("b.example")));
    assertThat(trackers.log())
        .containsExactly("0 a.example STARTED", "100 a.example STOPPED", "100 b.example STARTED");
    assertThat(shown(announcer)).containsExactly(url("b.example"));
    assertThat(announcer.urls()).containsExactly(tier("b.example"));
  }

  @Test
  void oneThatStaysGoesOnAsItWas() {
    Announcer announcer = running("a.example");
    time.pass(100);
    announcer.replace(List.of(tier("b.example"), tier("a.example")));
    assertThat(trackers.log()).containsExactly("0 a.example STARTED");
    assertThat(shown(announcer)).containsExactly(url("b.example"), url("a.example"));
    assertThat(announcer.report().statuses().get(1).working()).isTrue();
    assertThat(announcer.report().statuses().get(1).tier()).isEqualTo(1);
    time.pass(1701);
    assertThat(trackers.log()).containsExactly("0 a.example STARTED", "1800 b.example STARTED");
  }

  @Test
  void anAnswerOfOneThatWentDoesNotBringItBack() {
    CompletableFuture<AnnounceReply> pending = trackers.hang("a.example");
    Announcer announcer = running("a.example");
    trackers.behaviour.remove("a.example");
    announcer.replace(List.of(tier("b.example")));
    pending.complete(FakeTrackers.PLAIN);
    assertThat(trackers.log())
        .containsExactly("0 a.example STARTED", "0 a.example STOPPED", "0 b.example STARTED");
    assertThat(shown(announcer)).containsExactly(url("b.example"));
  }

  @Test
  void anAnswerOfOneThatStaysCounts() {
    CompletableFuture<AnnounceReply> pending = trackers.hang("a.example");
    Announcer announcer = running("a.example");
    announcer.replace(List.of(tier("a.example", "b.example")));
    pending.complete(FakeTrackers.PLAIN);
    assertThat(announcer.report().announcement().tracker()).contains(url("a.example"));
    assertThat(trackers.log()).containsExactly("0 a.example STARTED");
  }

  @Test
  void beforeTheStartNobodyIsToldAnything() {
    Announcer announcer = trackers.announcer(tier("a.example"));
    announcer.replace(List.of(tier("b.example")));
    time.pass(10);
    assertThat(trackers.log()).isEmpty();
    announcer.start();
    assertThat(trackers.log()).containsExactly("10 b.example STARTED");
  }

  @Test
  void laterIsLaterAndSoonerIsSooner() {
    Announcer announcer = running("a.example");
    time.pass(400);
    announcer.announceIn(Duration.ofSeconds(50));
    time.pass(49);
    assertThat(trackers.asked).hasSize(1);
    time.pass(2);
    assertThat(trackers.log()).containsExactly("0 a.example STARTED", "450 a.example NONE");
    announcer.announceIn(Duration.ofSeconds(5000));
    time.pass(4900);
    assertThat(trackers.asked).hasSize(2);
    time.pass(101);
    assertThat(trackers.asked).hasSize(3);
  }

  @Test
  void soonerIsNotBeforeTheLeastInterval() {
    Announcer announcer = running("a.example");
    announcer.announceIn(Duration.ofSeconds(1));
    time.pass(299);
    assertThat(trackers.asked).hasSize(1);
    time.pass(2);
    assertThat(trackers.asked).hasSize(2);
  }

  @Test
  void oneIsAnnouncedToByItself() {
    Announcer announcer = running("a.example", "b.example");
    String other = trackers.hosts().get(0).equals("a.example") ? "b.example" : "a.example";
    announcer.announceTo(url(other));
    time.pass(1);
    assertThat(trackers.hosts()).hasSize(2).endsWith(other);
    announcer.announceTo(url(other));
    time.pass(298);
    assertThat(trackers.asked).hasSize(2);
    time.pass(3);
    assertThat(trackers.asked).hasSize(3);
  }

  @Test
  void oneThatFailsByItselfLeavesTheOthersAsTheyWere() {
    Announcer announcer = running("a.example", "b.example");
    String first = trackers.hosts().get(0);
    String other = first.equals("a.example") ? "b.example" : "a.example";
    trackers.fail(other, Kind.REFUSED, "go away");
    announcer.announceTo(url(other));
    time.pass(1);
    assertThat(announcer.report().announcement().tracker()).contains(url(first));
    assertThat(announcer.report().announcement().next()).contains(Duration.ofSeconds(1799));
    time.pass(1800);
    assertThat(trackers.hosts()).containsExactly(first, other, first);
  }

  @Test
  void aUserIsNamedToHttpTrackersWhoseUrlNamesNone() throws Exception {
    Login login = new Login("me", "pa ss:ü@");
    assertThat(TrackerUrl.of("http://t.example:81/announce?x=1").uri(Optional.of(login)))
        .contains(new URI("http://me:pa%20ss%3A%C3%BC%40@t.example:81/announce?x=1"));
    assertThat(TrackerUrl.of("http://you@t.example/").uri(Optional.of(login)))
        .contains(new URI("http://you@t.example/"));
    assertThat(TrackerUrl.of("udp://t.example:81").uri(Optional.of(login)))
        .contains(new URI("udp://t.example:81"));
    assertThat(login.toString()).doesNotContain("pa ss");
    assertThatThrownBy(() -> new Login("a:b", ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'a:b'");
  }

  @Test
  void announcesNameTheUser() {
    List<String> users = new java.util.ArrayList<>();
    Announcer announcer = trackers.announcer(tier("a.example"));
    announcer.login(Optional.of(new Login("me", "secret")));
    announcer.start();
    trackers.uris.forEach(uri -> users.add(uri.getUserInfo()));
    assertThat(users).containsExactly("me:secret");
    assertThat(announcer.report().statuses() + trackers.alerts.toString()).doesNotContain("secret");
  }
}
