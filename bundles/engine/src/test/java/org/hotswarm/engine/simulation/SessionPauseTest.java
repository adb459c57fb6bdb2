package org.hotswarm.engine.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.hotswarm.api.AddTorrent;
import org.hotswarm.api.Torrent;
import org.hotswarm.api.alert.TorrentAlert;
import org.hotswarm.api.status.TorrentState;
import org.hotswarm.spi.tracker.AnnounceRequest.Event;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A session's pause holds all its torrents, and leaves each torrent's own pause alone. */
class SessionPauseTest {
  private final Content content = Content.of(10, 16_384);
  private final Simulation simulation = Simulation.seeding(content);

  @AfterEach
  void close() {
    simulation.close();
  }

  private boolean isOpen() {
    return !simulation.join(content, Stranger.FAST).isClosed();
  }

  @Test
  void nobodyIsTalkedToUntilItGoesOn() {
    Torrent torrent = simulation.add(content);
    Stranger peer = simulation.join(content, Stranger.FAST);
    simulation.pause(true);
    assertThat(peer.isClosed()).isTrue();
    assertThat(isOpen()).isFalse();
    assertThat(torrent.status().paused()).as("its own").isFalse();
    assertThat(torrent.status().why()).isEqualTo("the session is paused");
    assertThat(simulation.tracker.events()).containsExactly(Event.STARTED, Event.STOPPED);
    simulation.pass(3600);
    assertThat(simulation.tracker.events()).hasSize(2);

    simulation.pause(false);
    assertThat(isOpen()).isTrue();
    assertThat(torrent.status().why()).isEmpty();
    assertThat(simulation.tracker.events())
        .containsExactly(Event.STARTED, Event.STOPPED, Event.STARTED);
    assertThat(simulation.alerts(TorrentAlert.TorrentPaused.class)).hasSize(1);
    assertThat(simulation.alerts(TorrentAlert.TorrentResumed.class)).hasSize(1);
  }

  @Test
  void whoWasPausedByItselfStaysSo() {
    Torrent torrent = simulation.add(content);
    torrent.pause();
    simulation.pause(true);
    simulation.pause(false);
    assertThat(isOpen()).isFalse();
    assertThat(torrent.status().paused()).isTrue();
    torrent.resume();
    assertThat(isOpen()).isTrue();
  }

  @Test
  void whatIsAskedOfATorrentMeanwhileCountsAfterwards() {
    Torrent torrent = simulation.add(content);
    simulation.pause(true);
    torrent.pause();
    assertThat(torrent.status().why()).isEqualTo("paused");
    torrent.resume();
    assertThat(isOpen()).as("the session is paused still").isFalse();
    assertThat(torrent.status().why()).isEqualTo("the session is paused");
    torrent.pause();
    simulation.pause(false);
    assertThat(isOpen()).isFalse();
  }

  @Test
  void whatIsAddedMeanwhileIsCheckedAndWaits() {
    simulation.pause(true);
    Torrent torrent = simulation.add(AddTorrent.of(content.metainfo(), Simulation.SAVE_PATH));
    assertThat(torrent.status().progress().pieces()).isEqualTo(10);
    assertThat(torrent.status().paused()).isFalse();
    assertThat(isOpen()).isFalse();
    assertThat(simulation.tracker.announces).isEmpty();
    simulation.pause(false);
    assertThat(isOpen()).isTrue();
    assertThat(torrent.status().state()).isEqualTo(TorrentState.SEEDING);
  }
}
