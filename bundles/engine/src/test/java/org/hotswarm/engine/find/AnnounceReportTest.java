package org.hotswarm.engine.find;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hotswarm.engine.find.FakeTrackers.url;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import org.hotswarm.api.alert.TrackerAlert;
import org.hotswarm.api.settings.AnnounceSettings;
import org.hotswarm.api.status.TorrentStatus.Announcement;
import org.hotswarm.api.status.TorrentStatus.Scraped;
import org.hotswarm.api.status.TrackerStatus;
import org.hotswarm.spi.tracker.AnnounceReply;
import org.hotswarm.spi.tracker.ScrapeEntry;
import org.hotswarm.spi.tracker.TrackerException;
import org.hotswarm.spi.tracker.TrackerException.Kind;
import org.junit.jupiter.api.Test;

class AnnounceReportTest {
  private final VirtualTime time = new VirtualTime();
  private final FakeTrackers trackers = new FakeTrackers(time);

  @Test
  void peersOfALocalTrackerAreFlagged() {
    trackers.settings = trackers.settings.with(AnnounceSettings.ANNOUNCE_TO_ALL_TIERS, true);
    trackers.announcer(List.of(url("local.example")), List.of(url("far.example"))).start();
    assertThat(trackers.localities).containsExactly(true, false);
  }

  @Test
  void warningsErrorsAndOurAddressAreHandedOn() throws Exception {
    InetAddress ours = InetAddress.getByName("203.0.113.7");
    trackers.answer(
        "a.example",
        new AnnounceReply(
            Duration.ofHours(1),
            Optional.empty(),
            Optional.empty(),
            new AnnounceReply.Swarm(OptionalInt.of(3), OptionalInt.of(4), OptionalInt.empty()),
            List.of(),
            Optional.of("please\n\u001b[31mupdate"),
            Optional.of(ours)));
    Announcer announcer = trackers.announcer(List.of(url("a.example")));
    announcer.start();
    assertThat(trackers.externalIps).containsExactly(ours);
    assertThat(announcer.report().scraped())
        .isEqualTo(new Scraped(3, 4, Optional.of(Duration.ZERO)));
    assertThat(announcer.report().announcement())
        .isEqualTo(
            new Announcement(
                Optional.of(Duration.ofHours(1)),
                Duration.ofHours(1),
                Optional.of(url("a.example"))));
    assertThat(trackers.alerts)
        .contains(
            new TrackerAlert.TrackerWarning(
                trackers.infoHash(), url("a.example"), "please [31mupdate"),
            new TrackerAlert.TrackerReply(trackers.infoHash(), url("a.example"), 0));
    trackers.fail("a.example", Kind.REFUSED, "unregistered torrent");
    time.pass(3601);
    assertThat(trackers.alerts)
        .contains(
            new TrackerAlert.TrackerError(
                trackers.infoHash(), url("a.example"), 1, 0, "unregistered torrent"));
  }

  @Test
  void scrapeUpdatesTheSwarmAndItsFailureIsTold() {
    Announcer announcer = trackers.announcer(List.of(url("a.example")));
    announcer.start();
    AnnounceReply.Swarm numbers =
        new AnnounceReply.Swarm(OptionalInt.of(9), OptionalInt.of(8), OptionalInt.of(7));
    trackers.scraped =
        CompletableFuture.completedFuture(List.of(new ScrapeEntry(trackers.infoHash(), numbers)));
    announcer.scrape();
    time.pass(60);
    assertThat(announcer.report().scraped())
        .isEqualTo(new Scraped(9, 8, Optional.of(Duration.ofSeconds(60))));
    trackers.scraped =
        CompletableFuture.failedFuture(new TrackerException(Kind.REFUSED, "no scraping"));
    announcer.scrape();
    assertThat(trackers.alerts)
        .contains(
            new TrackerAlert.ScrapeFailed(trackers.infoHash(), url("a.example"), "no scraping"));
  }

  @Test
  void saysWhy() {
    assertThat(trackers.announcer().report().why()).isEqualTo("no trackers");
    CompletableFuture<AnnounceReply> pending = trackers.hang("127.0.0.1");
    Announcer one = trackers.announcer(List.of("http://127.0.0.1:6969/announce"));
    one.start();
    assertThat(one.report().why()).isEqualTo("announcing to 127.0.0.1:6969");
    pending.completeExceptionally(new TrackerException(Kind.REFUSED, "unregistered torrent"));
    assertThat(one.report().why())
        .matches("tracker says: unregistered torrent, next try in [45] s");
    trackers.fail("a.example", Kind.UNREACHABLE, "timed out");
    trackers.fail("b.example", Kind.UNREACHABLE, "timed out");
    Announcer two = trackers.announcer(List.of(url("a.example")), List.of(url("b.example")));
    two.start();
    assertThat(two.report().why()).matches("2 trackers cannot be reached, next try in [45] s");
    Announcer good = trackers.announcer(List.of(url("c.example")));
    good.start();
    assertThat(good.report().why()).isEmpty();
    trackers.answer(
        "d.example",
        new AnnounceReply(
            Duration.ofSeconds(1800),
            Optional.empty(),
            Optional.empty(),
            AnnounceReply.Swarm.UNKNOWN,
            List.of(),
            Optional.empty(),
            Optional.empty()));
    Announcer alone = trackers.announcer(List.of(url("d.example")));
    alone.start();
    assertThat(alone.report().why())
        .isEqualTo("the tracker knows no other peers, next announce in 1800 s");
  }

  @Test
  void secretsAreNotShown() {
    String secret = "0123456789abcdef0123456789abcdef";
    String url = "http://me:" + secret + "@a.example:80/" + secret + "/announce?passkey=" + secret;
    trackers.fail("a.example", Kind.UNREACHABLE, "GET " + url + " timed out");
    Announcer announcer = trackers.announcer(List.of(url));
    announcer.start();
    announcer.stop();
    assertThat(announcer.report().statuses().get(0).url())
        .isEqualTo("http://a.example:80/.../announce");
    assertThat(announcer.report().statuses() + announcer.report().why() + trackers.alerts)
        .doesNotContain(secret);
  }

  @Test
  void unusableUrlsAreShownWithTheReasonAndNeverAsked() {
    Announcer announcer =
        trackers.announcer(
            List.of("not a url"),
            List.of("/announce"),
            List.of("http://victim.example/x?info_hash=abc"),
            List.of("http://victim.example/x?a=1&event=started"));
    announcer.start();
    assertThat(trackers.asked).isEmpty();
    assertThat(announcer.report().statuses())
        .hasSize(4)
        .allSatisfy(status -> assertThat(status.message()).isPresent());
    assertThat(announcer.report().why()).startsWith("4 trackers failed, the last: its query");
  }

  @Test
  void aUrlThatComesTwiceIsAskedOnce() {
    Announcer announcer =
        trackers.announcer(List.of(url("a.example")), List.of(url("a.example") + " "));
    assertThat(announcer.report().statuses()).hasSize(1);
  }

  @Test
  void statusesTellWhenTheNextAnnounceIs() {
    trackers.answer("a.example", FakeTrackers.interval(1000));
    Announcer announcer = trackers.announcer(List.of(url("a.example")));
    announcer.start();
    time.pass(400);
    TrackerStatus status = announcer.report().statuses().get(0);
    assertThat(status.nextAnnounce()).isEqualTo(Duration.ofSeconds(600));
    assertThat(status.working()).isTrue();
    assertThat(status.tier()).isZero();
  }
}
