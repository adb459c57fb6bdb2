package org.hotswarm.engine.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import org.hotswarm.api.AddTorrent;
import org.hotswarm.api.Torrent;
import org.hotswarm.api.alert.TorrentAlert;
import org.hotswarm.api.status.TorrentState;
import org.hotswarm.api.status.TorrentStatus.ProblemKind;
import org.hotswarm.model.bencode.BDictionary;
import org.hotswarm.model.wire.HaveAll;
import org.hotswarm.model.wire.Interested;
import org.hotswarm.model.wire.Piece;
import org.hotswarm.model.wire.Request;
import org.hotswarm.model.wire.Unchoke;
import org.hotswarm.spi.tracker.AnnounceReply;
import org.hotswarm.spi.tracker.AnnounceRequest.Event;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Starting, checking, pausing, failing, stopping and starting again. */
class PhasesTest {
  private static final int BLOCK = 16_384;
  private final Content content = Content.of(10, 4 * BLOCK);
  private final Shelf shelf = new Shelf();
  private final Simulation simulation = new Simulation().withPicker().withStore(shelf);

  @AfterEach
  void close() {
    shelf.broken = false;
    shelf.full = false;
    simulation.close();
  }

  private Stranger seed() {
    return simulation.join(content, Stranger.FAST).send(new HaveAll(), new Unchoke());
  }

  private void serve(Stranger seed) {
    while (seed.answerAll(content) > 0) {
      simulation.pass(Duration.ofMillis(10));
    }
  }

  private void download() {
    serve(seed());
    simulation.pass(1);
  }

  private AddTorrent request() {
    return AddTorrent.of(content.metainfo(), Simulation.SAVE_PATH);
  }

  private int pieces(Torrent torrent) {
    return torrent.status().progress().pieces();
  }

  @Test
  void aSeedThatStartsTellsTheTrackerThatItStartedAndNotThatItCompleted() {
    shelf.with(content);
    Torrent torrent = simulation.add(content);
    simulation.pass(5);
    assertThat(torrent.status().state()).isEqualTo(TorrentState.SEEDING);
    assertThat(simulation.tracker.events()).containsExactly(Event.STARTED);
    assertThat(simulation.tracker.announces.get(0).progress().left()).isZero();
    assertThat(simulation.tracker.announces.get(0).numWant()).isEqualTo(200);
  }

  @Test
  void aDownloadTellsTheTrackerStartedCompletedAndStopped() {
    simulation.add(content);
    download();
    simulation.stop(content.infoHash());
    assertThat(simulation.tracker.events())
        .containsExactly(Event.STARTED, Event.COMPLETED, Event.STOPPED);
    assertThat(simulation.tracker.announces.get(2).progress().downloaded())
        .isEqualTo(content.bytes().length);
  }

  @Test
  void aScrapeTellsHowManyThereAre() {
    simulation.tracker.scraped =
        new AnnounceReply.Swarm(OptionalInt.of(12), OptionalInt.of(34), OptionalInt.empty());
    Torrent torrent = simulation.add(content);
    assertThat(torrent.status().swarm().scraped().complete()).isEqualTo(-1);
    torrent.trackers().scrape();
    simulation.pass(1);
    assertThat(torrent.status().swarm().scraped().complete()).isEqualTo(12);
    assertThat(torrent.status().swarm().scraped().incomplete()).isEqualTo(34);
  }

  @Test
  void aPausedTorrentTalksToNobodyAndGoesOnWhenResumed() {
    Torrent torrent = simulation.add(content);
    Stranger seed = seed();
    torrent.pause();
    assertThat(seed.isClosed()).isTrue();
    assertThat(torrent.status().paused()).isTrue();
    assertThat(torrent.status().why()).isEqualTo("paused");
    assertThat(simulation.tracker.events()).containsExactly(Event.STARTED, Event.STOPPED);
    assertThat(seed().isClosed()).isTrue();

    torrent.resume();
    assertThat(torrent.status().paused()).isFalse();
    download();
    assertThat(torrent.status().state()).isEqualTo(TorrentState.SEEDING);
  }

  @Test
  void aTorrentThatIsAddedPausedStaysSoThoughItsDataIsChecked() {
    shelf.with(content);
    Torrent torrent = simulation.add(request().withPaused(true));
    simulation.pass(2);
    assertThat(torrent.status().paused()).isTrue();
    assertThat(pieces(torrent)).isEqualTo(10);
    assertThat(simulation.tracker.events()).isEmpty();
  }

  @Test
  void aPauseDuringACheckForgetsItAndResumingChecksAgain() {
    shelf.with(content);
    simulation.diskHeld = true;
    Torrent torrent = simulation.add(content);
    simulation.diskDoes(3);
    assertThat(torrent.status().state()).isEqualTo(TorrentState.CHECKING_FILES);
    torrent.pause();
    simulation.releaseDisk();
    assertThat(torrent.status().paused()).isTrue();
    assertThat(simulation.notebook.records).isEmpty();

    torrent.resume();
    assertThat(torrent.status().state()).isEqualTo(TorrentState.SEEDING);
  }

  @Test
  void aStopBeforeTheCheckIsOverLeavesTheRecordAsItWas() {
    simulation.add(content);
    download();
    simulation.stop(content.infoHash());
    BDictionary record = simulation.notebook.records.get(content.infoHash().hex());
    shelf.modified = Instant.ofEpochSecond(5);
    simulation.diskHeld = true;
    simulation.add(content);
    simulation.diskDoes(2);
    simulation.stop(content.infoHash());
    simulation.releaseDisk();
    assertThat(simulation.notebook.records.get(content.infoHash().hex())).isEqualTo(record);
  }

  @Test
  void aRecheckFindsWhatHasBecomeWrong() {
    shelf.with(content);
    Torrent torrent = simulation.add(content);
    assertThat(pieces(torrent)).isEqualTo(10);
    shelf.bytes[4 * BLOCK * 3 + 7] ^= 1;
    torrent.recheck();
    assertThat(pieces(torrent)).isEqualTo(9);
    assertThat(torrent.status().state()).isEqualTo(TorrentState.DOWNLOADING);
    Stranger seed = seed();
    assertThat(seed.requests()).hasSize(4).allMatch(request -> request.piece() == 3);
    serve(seed);
    assertThat(shelf.bytes).isEqualTo(content.bytes());
  }

  @Test
  void aRecheckOfAPausedTorrentLeavesItPaused() {
    shelf.with(content);
    Torrent torrent = simulation.add(content);
    torrent.pause();
    shelf.bytes[0] ^= 1;
    torrent.recheck();
    assertThat(pieces(torrent)).isEqualTo(9);
    assertThat(torrent.status().paused()).isTrue();
  }

  @Test
  void aRecordIsTrustedWhenTheFilesAreAsItSays() {
    simulation.add(content);
    download();
    simulation.stop(content.infoHash());
    shelf.reads = 0;
    Torrent torrent = simulation.add(content);
    assertThat(torrent.status().state()).isEqualTo(TorrentState.SEEDING);
    assertThat(shelf.reads).isZero();
  }

  @Test
  void aFileThatWasChangedIsChecked() {
    simulation.add(content);
    download();
    simulation.stop(content.infoHash());
    shelf.reads = 0;
    shelf.modified = Instant.ofEpochSecond(77);
    shelf.bytes[5] ^= 1;
    Torrent torrent = simulation.add(content);
    assertThat(shelf.reads).isEqualTo(10);
    assertThat(pieces(torrent)).isEqualTo(9);
  }

  @Test
  void aFileThatIsGoneIsMissing() {
    simulation.add(content);
    download();
    simulation.stop(content.infoHash());
    shelf.written.clear();
    Torrent torrent = simulation.add(content);
    assertThat(pieces(torrent)).isZero();
    download();
    assertThat(pieces(torrent)).isEqualTo(10);
  }

  @Test
  void unfinishedBlocksAreNotFetchedAgain() {
    simulation.add(content);
    Stranger peer = simulation.join(content, Stranger.PLAIN).has(10, 6).send(new Unchoke());
    List<Request> asked = peer.requests();
    peer.send(content.answer(asked.get(0)), content.answer(asked.get(2)));
    simulation.stop(content.infoHash());

    Torrent torrent = simulation.add(content);
    Stranger next = simulation.join(content, Stranger.PLAIN).has(10, 6).send(new Unchoke());
    assertThat(next.requests()).containsExactlyInAnyOrder(asked.get(1), asked.get(3));
    serve(next);
    simulation.pass(1);
    assertThat(pieces(torrent)).isEqualTo(1);
  }

  @Test
  void aPieceWhoseBlocksWereAllThereButUncheckedIsNotStuckAfterARestart() {
    Torrent first = simulation.add(content);
    Stranger peer = simulation.join(content, Stranger.PLAIN).has(10, 6).send(new Unchoke());
    simulation.diskHeld = true;
    peer.answerAll(content);
    first.saveResumeData();
    simulation.diskHeld = true;
    simulation.stop(content.infoHash());
    simulation.releaseDisk();

    Torrent torrent = simulation.add(content);
    Stranger next = simulation.join(content, Stranger.PLAIN).has(10, 6).send(new Unchoke());
    assertThat(next.requests()).isEmpty();
    simulation.pass(1);
    assertThat(pieces(torrent)).isEqualTo(1);
  }

  @Test
  void aFullDiskIsToldAndTriedAgainUntilThereIsRoom() {
    Torrent torrent = simulation.add(content);
    Stranger seed = seed();
    seed.answer(
        request -> {
          shelf.full = true;
          seed.send(content.answer(request));
        });
    assertThat(torrent.status().problem().orElseThrow().kind()).isEqualTo(ProblemKind.DISK_FULL);
    assertThat(torrent.status().why()).isEqualTo("the shelf is full");
    simulation.pass(29);
    assertThat(torrent.status().problem()).isPresent();
    assertThat(seed.news(Request.class)).isEmpty();
    simulation.pass(2);
    serve(seed);
    assertThat(torrent.status().problem()).as("still full").isPresent();

    shelf.full = false;
    simulation.pass(31);
    serve(seed);
    simulation.pass(1);
    assertThat(torrent.status().problem()).isEmpty();
    assertThat(torrent.status().state()).isEqualTo(TorrentState.SEEDING);
    assertThat(shelf.bytes).isEqualTo(content.bytes());
  }

  @Test
  void whatIsThereIsServedWhileTheDiskIsFull() {
    Torrent torrent = simulation.add(content);
    serve(simulation.join(content, Stranger.FAST).has(10, 1).send(new Unchoke()));
    Stranger leech = simulation.join(content, Stranger.FAST).send(new Interested());
    simulation.pass(20);
    assertThat(leech.heard(Unchoke.class)).isNotEmpty();
    shelf.full = true;
    seed().answerAll(content);
    assertThat(torrent.status().problem().orElseThrow().kind()).isEqualTo(ProblemKind.DISK_FULL);
    leech.send(new Request(1, 0, BLOCK));
    simulation.pass(1);
    assertThat(leech.heard(Piece.class)).hasSize(1);
  }

  @Test
  void aDiskThatFailsStopsTheTorrentAndResumingTriesAgain() {
    Torrent torrent = simulation.add(content);
    Stranger seed = seed();
    shelf.broken = true;
    seed.answerAll(content);
    assertThat(torrent.status().problem().orElseThrow().kind()).isEqualTo(ProblemKind.STORAGE);
    assertThat(seed.isClosed()).isTrue();
    assertThat(simulation.alerts(TorrentAlert.TorrentError.class)).hasSize(1);
    assertThat(simulation.tracker.events()).endsWith(Event.STOPPED);

    shelf.broken = false;
    torrent.resume();
    download();
    assertThat(torrent.status().state()).isEqualTo(TorrentState.SEEDING);
    assertThat(shelf.bytes).isEqualTo(content.bytes());
  }

  @Test
  void aReadThatFailsIsRejectedAndStopsTheTorrent() {
    shelf.with(content);
    Torrent torrent = simulation.add(content);
    Stranger peer = simulation.join(content, Stranger.FAST).send(new Interested());
    simulation.pass(1);
    shelf.broken = true;
    peer.send(new Request(0, 0, BLOCK));
    assertThat(peer.heard(Piece.class)).isEmpty();
    assertThat(peer.heard(org.hotswarm.model.wire.Reject.class)).hasSize(1);
    assertThat(torrent.status().problem().orElseThrow().kind()).isEqualTo(ProblemKind.STORAGE);
  }

  @Test
  void aTorrentThatIsStoppedSavesWhatItHas() {
    simulation.add(content);
    Stranger peer = simulation.join(content, Stranger.PLAIN).has(10, 1, 2).send(new Unchoke());
    serve(peer);
    simulation.stop(content.infoHash());
    byte[] bits =
        simulation
            .notebook
            .records
            .get(content.infoHash().hex())
            .string("pieces")
            .orElseThrow()
            .toBytes();
    assertThat(bits).containsExactly(0x60, 0);
  }
}
