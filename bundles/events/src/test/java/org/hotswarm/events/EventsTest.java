package org.hotswarm.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hotswarm.api.alert.Alert;
import org.hotswarm.api.alert.AlertCategory;
import org.hotswarm.api.alert.BlockAlert;
import org.hotswarm.api.alert.PostedAlert;
import org.hotswarm.api.alert.SessionAlert;
import org.hotswarm.api.alert.TorrentAlert;
import org.hotswarm.api.module.ModuleName;
import org.hotswarm.api.module.SwapReport;
import org.hotswarm.api.status.TorrentState;
import org.hotswarm.api.status.TorrentStatus.Problem;
import org.hotswarm.api.status.TorrentStatus.ProblemKind;
import org.hotswarm.model.hash.InfoHash;
import org.hotswarm.model.peer.PeerAddress;
import org.junit.jupiter.api.Test;
import org.osgi.service.event.Event;

class EventsTest {
  private static final InfoHash HASH = InfoHash.ofInfo(new byte[] {1});
  private static final InfoHash OTHER = InfoHash.ofInfo(new byte[] {2});

  private final List<Event> sent = new ArrayList<>();
  private final Events events =
      new Events(
          hash -> Optional.of(new Events.Facts("debian.iso", 300, 1000)).filter(f -> hash == HASH),
          "org.hotswarm.engine 1.2.3",
          sent::add);
  private Instant now = Instant.ofEpochMilli(1_700_000_000_000L);

  private void post(Alert alert) {
    events.onPosted(new PostedAlert(now, alert));
  }

  private Event only(Alert alert) {
    sent.clear();
    post(alert);
    assertThat(sent).hasSize(1);
    return sent.get(0);
  }

  private List<String> topics() {
    return sent.stream().map(Event::getTopic).toList();
  }

  @Test
  void anEventSaysWhoseItIsWhenAndWhat() {
    Event event =
        only(
            new TorrentAlert.StateChanged(
                HASH, TorrentState.DOWNLOADING_METADATA, TorrentState.DOWNLOADING));
    assertThat(event.getTopic()).isEqualTo("org/hotswarm/torrent/STATE");
    assertThat(event.getProperty("engine")).isEqualTo("org.hotswarm.engine 1.2.3");
    assertThat(event.getProperty("timestamp")).isEqualTo(1_700_000_000_000L);
    assertThat(event.getProperty("type")).isEqualTo("state_changed");
    assertThat(event.getProperty("message")).isEqualTo("downloading_metadata -> downloading");
    assertThat(event.getProperty("hash")).isEqualTo(HASH.hex());
    assertThat(event.getProperty("name")).isEqualTo("debian.iso");
    assertThat(event.getProperty("old")).isEqualTo("downloading_metadata");
    assertThat(event.getProperty("new")).isEqualTo("downloading");
  }

  @Test
  void theLifeOfATorrent() {
    post(new TorrentAlert.TorrentAdded(HASH, "debian.iso"));
    post(new TorrentAlert.MetadataReceived(HASH, "debian.iso", 1000));
    post(new TorrentAlert.TorrentPaused(HASH));
    post(new TorrentAlert.TorrentResumed(HASH));
    post(new TorrentAlert.TorrentFinished(HASH, 1.5, 1000));
    post(new TorrentAlert.TorrentError(HASH, new Problem(ProblemKind.DISK_FULL, "no room")));
    post(new TorrentAlert.TorrentRemoved(HASH, "debian.iso"));
    assertThat(topics())
        .containsExactly(
            "org/hotswarm/torrent/ADDED",
            "org/hotswarm/torrent/METADATA",
            "org/hotswarm/torrent/STOPPED",
            "org/hotswarm/torrent/STARTED",
            "org/hotswarm/torrent/COMPLETED",
            "org/hotswarm/torrent/ERROR",
            "org/hotswarm/torrent/REMOVED");
    assertThat(sent.get(4).getProperty("bytes")).isEqualTo(1000L);
    assertThat(sent.get(5).getProperty("kind")).isEqualTo("disk_full");
    assertThat(sent.get(5).getProperty("message")).isEqualTo("no room");
  }

  @Test
  void aTorrentThatIsGoneStillHasTheNameOfItsAlert() {
    Event event = only(new TorrentAlert.TorrentRemoved(OTHER, "gone.iso"));
    assertThat(event.getProperty("name")).isEqualTo("gone.iso");
  }

  @Test
  void progressIsToldOnceASecondForEachTorrent() {
    for (int piece = 0; piece < 30; piece++) {
      post(new TorrentAlert.PieceFinished(HASH, piece));
      now = now.plusMillis(100);
    }
    assertThat(topics()).hasSize(3).containsOnly("org/hotswarm/torrent/PROGRESS");
    assertThat(sent.get(0).getProperty("done")).isEqualTo(300L);
    assertThat(sent.get(0).getProperty("total")).isEqualTo(1000L);
    post(new TorrentAlert.PieceFinished(OTHER, 1));
    assertThat(sent).as("another torrent has its own second").hasSize(4);
  }

  @Test
  void theSession() throws Exception {
    InetAddress loopback = InetAddress.getByName("127.0.0.1");
    Event listening = only(new SessionAlert.ListenSucceeded(new InetSocketAddress(loopback, 6881)));
    assertThat(listening.getTopic()).isEqualTo("org/hotswarm/session/LISTENING");
    assertThat(listening.getProperty("port")).isEqualTo(6881);
    assertThat(only(new SessionAlert.ListenFailed("taken")).getProperty("message"))
        .isEqualTo("taken");
    assertThat(only(new SessionAlert.ExternalIp(loopback)).getProperty("address"))
        .isEqualTo("127.0.0.1");
    assertThat(only(new SessionAlert.SessionResumed(3)).getProperty("torrents")).isEqualTo(3);
    assertThat(only(new SessionAlert.SessionNotResumed("why")).getTopic())
        .isEqualTo("org/hotswarm/session/NOT_RESUMED");
    Event dropped = only(new SessionAlert.AlertsDropped(17));
    assertThat(dropped.getTopic()).isEqualTo("org/hotswarm/session/EVENTS_DROPPED");
    assertThat(dropped.getProperty("count")).isEqualTo(17);
  }

  @Test
  void aPluginThatTakesOver() {
    Event event =
        only(
            new SessionAlert.Swap(
                new SwapReport(
                    "picker",
                    Optional.of(new ModuleName("rarest", "org.hotswarm.picker.rarest", "1.0.0")),
                    Optional.empty(),
                    SwapReport.Outcome.PARKED,
                    SwapReport.State.NONE,
                    new SwapReport.Places(
                        2, List.of(HASH), Duration.ofMillis(3), Duration.ofMillis(4)),
                    "its bundle was stopped")));
    assertThat(event.getTopic()).isEqualTo("org/hotswarm/plugin/PARKED");
    assertThat(event.getProperty("service")).isEqualTo("picker");
    assertThat(event.getProperty("old")).isEqualTo("rarest 1.0.0");
    assertThat(event.getProperty("new")).isEqualTo("");
    assertThat(event.getProperty("state")).isEqualTo("none");
    assertThat(event.getProperty("gapMillis")).isEqualTo(4.0);
    assertThat(event.getProperty("reason")).isEqualTo("its bundle was stopped");
  }

  @Test
  void aPluginThatFails() {
    Event event =
        only(
            new SessionAlert.ProviderFault(
                "picker",
                new ModuleName("rarest", "org.hotswarm.picker.rarest", "1.0.0"),
                SessionAlert.ProviderFault.Kind.QUARANTINED,
                "five failures in a minute"));
    assertThat(event.getTopic()).isEqualTo("org/hotswarm/plugin/FAULT");
    assertThat(event.getProperty("service")).isEqualTo("picker");
    assertThat(event.getProperty("kind")).isEqualTo("quarantined");
  }

  @Test
  void blocksBecomeNoEvents() throws Exception {
    PeerAddress peer = new PeerAddress(InetAddress.getByName("127.0.0.1"), 1);
    post(new BlockAlert.BlockFinished(HASH, peer, 1, 2));
    assertThat(sent).isEmpty();
    assertThat(Bridge.CATEGORIES).doesNotContain(AlertCategory.BLOCK_PROGRESS);
  }
}
