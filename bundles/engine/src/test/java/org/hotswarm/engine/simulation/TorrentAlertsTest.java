package org.hotswarm.engine.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.hotswarm.api.AddTorrent;
import org.hotswarm.api.Torrent;
import org.hotswarm.api.alert.SessionAlert;
import org.hotswarm.api.alert.StorageAlert;
import org.hotswarm.api.alert.TorrentAlert;
import org.hotswarm.api.alert.TrackerAlert;
import org.hotswarm.api.status.TorrentState;
import org.hotswarm.model.metainfo.Magnet;
import org.hotswarm.model.wire.HaveAll;
import org.hotswarm.model.wire.Unchoke;
import org.hotswarm.spi.tracker.AnnounceReply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Alerts about torrents, their trackers and their files, and what makes them happen. */
class TorrentAlertsTest {
  private static final int BLOCK = 16_384;
  private final Content content = Content.of(10, 4 * BLOCK);
  private final Shelf shelf = new Shelf();
  private final Simulation simulation = new Simulation().withPicker().withStore(shelf);

  @AfterEach
  void close() {
    shelf.broken = false;
    simulation.notebook.full = false;
    simulation.close();
  }

  private Torrent download() {
    Torrent torrent = simulation.add(content);
    Stranger seed = simulation.join(content, Stranger.FAST).send(new HaveAll(), new Unchoke());
    while (seed.answerAll(content) > 0) {
      simulation.pass(Duration.ofMillis(10));
    }
    simulation.pass(1);
    return torrent;
  }

  @Test
  void aDownloadTellsWhatItGoesThrough() {
    download();
    assertThat(simulation.alerts(TorrentAlert.TorrentAdded.class))
        .containsExactly(new TorrentAlert.TorrentAdded(content.infoHash(), "content"));
    assertThat(simulation.alerts(TorrentAlert.TorrentChecked.class))
        .containsExactly(new TorrentAlert.TorrentChecked(content.infoHash(), 0, 10));
    assertThat(simulation.alerts(TorrentAlert.StateChanged.class))
        .contains(
            new TorrentAlert.StateChanged(
                content.infoHash(), TorrentState.DOWNLOADING, TorrentState.SEEDING));
    assertThat(simulation.alerts(TorrentAlert.PieceFinished.class))
        .extracting(TorrentAlert.PieceFinished::piece)
        .containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    assertThat(simulation.alerts(TorrentAlert.TorrentFinished.class)).hasSize(1);
  }

  @Test
  void aPauseAndItsEndAreTold() {
    Torrent torrent = simulation.add(content);
    torrent.pause();
    assertThat(simulation.alerts(TorrentAlert.TorrentPaused.class))
        .containsExactly(new TorrentAlert.TorrentPaused(content.infoHash()));
    torrent.resume();
    assertThat(simulation.alerts(TorrentAlert.TorrentResumed.class))
        .containsExactly(new TorrentAlert.TorrentResumed(content.infoHash()));
  }

  @Test
  void aPieceThatIsWrongIsTold() {
    simulation.add(content);
    Stranger liar = simulation.join(content, Stranger.FAST).send(new HaveAll(), new Unchoke());
    Content other = Content.of(11, 4 * BLOCK);
    for (int turn = 0; turn < 4; turn++) {
      liar.answerAll(other);
    }
    assertThat(simulation.alerts(TorrentAlert.HashFailed.class)).isNotEmpty();
    assertThat(simulation.alerts(TorrentAlert.PieceFinished.class)).isEmpty();
  }

  @Test
  void aFileThatCannotBeWrittenIsTold() {
    simulation.add(content);
    shelf.broken = true;
    Stranger seed = simulation.join(content, Stranger.FAST).send(new HaveAll(), new Unchoke());
    seed.answerAll(content);
    assertThat(simulation.alerts(StorageAlert.FileError.class))
        .containsExactly(
            new StorageAlert.FileError(
                content.infoHash(), Simulation.SAVE_PATH, "the shelf broke"));
    assertThat(simulation.alerts(TorrentAlert.TorrentError.class)).hasSize(1);
  }

  @Test
  void resumeDataThatIsAskedForIsHandedOver() {
    Torrent torrent = download();
    assertThat(simulation.alerts(StorageAlert.SaveResumeData.class))
        .as("what is saved unasked is not told")
        .isEmpty();
    torrent.saveResumeData();
    assertThat(simulation.alerts(StorageAlert.SaveResumeData.class))
        .containsExactly(
            new StorageAlert.SaveResumeData(
                content.infoHash(), simulation.notebook.records.get(content.infoHash().hex())));
  }

  @Test
  void resumeDataThatCannotBeSavedIsTold() {
    Torrent torrent = download();
    simulation.notebook.full = true;
    torrent.saveResumeData();
    assertThat(simulation.alerts(StorageAlert.SaveResumeDataFailed.class))
        .containsExactly(
            new StorageAlert.SaveResumeDataFailed(content.infoHash(), "the notebook is full"));
    assertThat(simulation.alerts(StorageAlert.SaveResumeData.class)).isEmpty();
  }

  @Test
  void whereNothingIsKnownThereIsNoResumeData() {
    Magnet magnet =
        new Magnet(
            content.infoHash(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of(),
            List.of(),
            List.of());
    simulation.add(AddTorrent.of(magnet, Simulation.SAVE_PATH)).saveResumeData();
    assertThat(simulation.alerts(StorageAlert.SaveResumeDataFailed.class)).hasSize(1);
  }

  @Test
  void resumeDataThatIsDamagedIsTold() {
    simulation.notebook.damaged = true;
    simulation.add(content);
    assertThat(simulation.alerts(TorrentAlert.FastresumeRejected.class))
        .containsExactly(
            new TorrentAlert.FastresumeRejected(content.infoHash(), "the notebook is torn"));
    simulation.notebook.damaged = false;
  }

  @Test
  void theEndOfTheFilesIsTold() {
    download();
    simulation.delete(content.infoHash());
    assertThat(simulation.alerts(StorageAlert.TorrentDeleted.class))
        .containsExactly(new StorageAlert.TorrentDeleted(content.infoHash(), "content"));
    assertThat(simulation.alerts(StorageAlert.TorrentDeleteFailed.class)).isEmpty();
  }

  @Test
  void filesThatCannotBeDeletedAreTold() {
    download();
    shelf.broken = true;
    simulation.delete(content.infoHash());
    assertThat(simulation.alerts(StorageAlert.TorrentDeleteFailed.class))
        .containsExactly(
            new StorageAlert.TorrentDeleteFailed(content.infoHash(), "the shelf broke"));
    assertThat(simulation.alerts(StorageAlert.TorrentDeleted.class)).isEmpty();
  }

  @Test
  void anAnnounceAndItsReplyAreTold() {
    simulation.tracker.peers.add(Simulation.address("45.7.7.7", 77));
    simulation.add(content);
    List<TrackerAlert.TrackerAnnounce> announces =
        simulation.alerts(TrackerAlert.TrackerAnnounce.class);
    assertThat(announces).extracting(TrackerAlert.TrackerAnnounce::event).containsOnly("started");
    assertThat(simulation.alerts(TrackerAlert.TrackerReply.class))
        .containsExactly(
            new TrackerAlert.TrackerReply(content.infoHash(), announces.get(0).url(), 1));
  }

  @Test
  void aScrapeTellsWhatTheTrackerKnows() {
    simulation.tracker.scraped =
        new AnnounceReply.Swarm(OptionalInt.of(12), OptionalInt.of(34), OptionalInt.empty());
    Torrent torrent = simulation.add(content);
    torrent.trackers().scrape();
    String url = simulation.alerts(TrackerAlert.TrackerAnnounce.class).get(0).url();
    assertThat(simulation.alerts(TrackerAlert.ScrapeReply.class))
        .containsExactly(new TrackerAlert.ScrapeReply(content.infoHash(), url, 34, 12));
  }

  @Test
  void ourAddressIsToldWhenItIsAnother() throws Exception {
    Content other = Content.of(11, 4 * BLOCK);
    InetAddress first = InetAddress.getByName("80.4.4.200");
    InetAddress second = InetAddress.getByName("80.4.4.201");
    simulation.tracker.externalIp = Optional.of(first);
    Torrent torrent = simulation.add(content);
    simulation.add(other);
    assertThat(simulation.alerts(SessionAlert.ExternalIp.class))
        .as("once, though both torrents were told")
        .containsExactly(new SessionAlert.ExternalIp(first));
    simulation.tracker.externalIp = Optional.of(second);
    simulation.pass(Duration.ofMinutes(31));
    torrent.trackers().announce();
    assertThat(simulation.alerts(SessionAlert.ExternalIp.class))
        .containsExactly(new SessionAlert.ExternalIp(first), new SessionAlert.ExternalIp(second));
  }
}
