package org.hotswarm.engine.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hotswarm.api.alert.Alert;
import org.hotswarm.api.alert.AlertCategory;
import org.hotswarm.api.alert.BlockAlert;
import org.hotswarm.api.alert.PeerAlert;
import org.hotswarm.api.alert.SessionAlert;
import org.hotswarm.api.alert.StorageAlert;
import org.hotswarm.api.alert.TorrentAlert;
import org.hotswarm.api.alert.TorrentAlert.Performance.Warning;
import org.hotswarm.api.alert.TrackerAlert;
import org.hotswarm.model.hash.InfoHash;
import org.hotswarm.model.peer.PeerAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class AlertCategoriesTest {
  private static final InfoHash HASH = InfoHash.ofInfo(new byte[] {1});
  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
  private static final PeerAddress PEER = new PeerAddress(LOOPBACK, 1);

  /** One of each category. */
  private static final Map<AlertCategory, Alert> SAMPLES =
      Map.of(
          AlertCategory.IP_BLOCK,
          new SessionAlert.PeerBlocked(LOOPBACK),
          AlertCategory.ERROR,
          new SessionAlert.UdpError(new InetSocketAddress(LOOPBACK, 1), "no way there"),
          AlertCategory.PEER,
          new PeerAlert.PeerSnubbed(HASH, PEER),
          AlertCategory.STORAGE,
          new StorageAlert.TorrentDeleted(HASH, "name"),
          AlertCategory.TRACKER,
          new TrackerAlert.TrackerReply(HASH, "http://tracker", 5),
          AlertCategory.DEBUG,
          new PeerAlert.PeerConnect(HASH, PEER, "client"),
          AlertCategory.STATUS,
          new TorrentAlert.TorrentPaused(HASH),
          AlertCategory.PROGRESS,
          new TorrentAlert.PieceFinished(HASH, 3),
          AlertCategory.PERFORMANCE_WARNING,
          new TorrentAlert.Performance(HASH, Warning.OUTSTANDING_REQUEST_LIMIT_REACHED),
          AlertCategory.BLOCK_PROGRESS,
          new BlockAlert.BlockDownloading(HASH, PEER, 1, 2));

  private final AlertQueue queue = new AlertQueue(Runnable::run, () -> Instant.EPOCH);
  private final List<Alert> heard = new ArrayList<>();

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "PORT_MAPPING")
  void eachIsToldToWhoNamesIt(AlertCategory category) {
    queue.subscribe(heard::add, Set.of(category));
    SAMPLES.values().forEach(queue::post);
    assertThat(heard).containsExactly(SAMPLES.get(category));
  }

  @Test
  void whoNamesNoneHearsAllButBlocks() {
    queue.subscribe(heard::add);
    SAMPLES.values().forEach(queue::post);
    assertThat(heard)
        .hasSize(SAMPLES.size() - 1)
        .doesNotContain(SAMPLES.get(AlertCategory.BLOCK_PROGRESS));
  }

  @Test
  void aTrackersFailureIsOfTwoCategoriesAndToldOnce() {
    queue.subscribe(heard::add, Set.of(AlertCategory.TRACKER, AlertCategory.ERROR));
    Alert failure = new TrackerAlert.TrackerError(HASH, "http://tracker", 1, 503, "busy");
    queue.post(failure);
    assertThat(failure.categories())
        .containsExactlyInAnyOrder(AlertCategory.TRACKER, AlertCategory.ERROR);
    assertThat(heard).containsExactly(failure);
  }
}
