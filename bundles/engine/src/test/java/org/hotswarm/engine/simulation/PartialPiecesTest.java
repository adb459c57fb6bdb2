package org.hotswarm.engine.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hotswarm.api.AddTorrent;
import org.hotswarm.api.Torrent;
import org.hotswarm.api.settings.TransferSettings;
import org.hotswarm.api.status.PartialPieceStatus;
import org.hotswarm.api.status.PartialPieceStatus.BlockState;
import org.hotswarm.api.status.PartialPieceStatus.BlockStatus;
import org.hotswarm.api.status.PartialPieceStatus.Speed;
import org.hotswarm.model.metainfo.Magnet;
import org.hotswarm.model.peer.PeerAddress;
import org.hotswarm.model.wire.HaveAll;
import org.hotswarm.model.wire.Request;
import org.hotswarm.model.wire.Unchoke;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Pieces in the making, as applications see them. */
class PartialPiecesTest {
  private static final int BLOCK = 16_384;
  private final Content content = Content.of(2, 4 * BLOCK);
  private final Shelf shelf = new Shelf();
  private final Simulation simulation = new Simulation().withPicker().withStore(shelf);

  @AfterEach
  void close() {
    simulation.close();
  }

  private static List<PartialPieceStatus> partial(Torrent torrent) {
    return torrent.partialPieces().toCompletableFuture().getNow(List.of());
  }

  private static BlockStatus block(Torrent torrent, Request request) {
    PartialPieceStatus piece =
        partial(torrent).stream()
            .filter(status -> status.piece() == request.piece())
            .findFirst()
            .orElseThrow();
    return piece.blocks().get(request.begin() / BLOCK);
  }

  @Test
  void aBlockIsAskedForThenWrittenThenThere() {
    Torrent torrent = simulation.add(content);
    assertThat(partial(torrent)).isEmpty();
    Stranger peer = simulation.join(content, Stranger.PLAIN).has(2, 1).send(new Unchoke());
    List<Request> asked = peer.requests();
    assertThat(asked).hasSize(4);
    assertThat(partial(torrent))
        .singleElement()
        .satisfies(
            piece -> {
              assertThat(piece.piece()).isEqualTo(1);
              assertThat(piece.speed()).isEqualTo(Speed.SLOW);
              assertThat(piece.blocks())
                  .hasSize(4)
                  .containsOnly(new BlockStatus(BlockState.REQUESTED, Optional.empty(), 1));
            });

    simulation.pass(1);
    Optional<PeerAddress> sender = Optional.of(torrent.peers().get(0).address());
    simulation.diskHeld = true;
    peer.send(content.answer(asked.get(0)));
    assertThat(block(torrent, asked.get(0)))
        .isEqualTo(new BlockStatus(BlockState.WRITING, sender, 0));
    simulation.releaseDisk();
    assertThat(block(torrent, asked.get(0)))
        .isEqualTo(new BlockStatus(BlockState.FINISHED, sender, 0));
    assertThat(block(torrent, asked.get(1)).state()).isEqualTo(BlockState.REQUESTED);

    peer.channel().hangUp();
    assertThat(block(torrent, asked.get(1)).state()).isEqualTo(BlockState.NONE);
    assertThat(partial(torrent).get(0).speed()).as("nobody is asked").isEqualTo(Speed.NONE);

    Stranger next = simulation.join(content, Stranger.PLAIN).has(2, 1).send(new Unchoke());
    next.answerAll(content);
    simulation.pass(1);
    assertThat(torrent.status().progress().pieces()).isEqualTo(1);
    assertThat(partial(torrent)).as("it is verified").isEmpty();
  }

  @Test
  void inTheEndGameSeveralAreAskedForABlock() {
    Torrent torrent = simulation.add(content);
    for (int i = 0; i < 2; i++) {
      simulation.join(content, Stranger.FAST).send(new HaveAll(), new Unchoke());
    }
    simulation.pass(Duration.ofSeconds(3));
    assertThat(partial(torrent))
        .flatExtracting(PartialPieceStatus::blocks)
        .extracting(BlockStatus::requests)
        .contains(2);
  }

  @Test
  void peersThatSendWholePiecesQuicklyMakeThemFast() {
    Content large = Content.of(200, 4 * BLOCK);
    simulation.set(TransferSettings.MAX_OUT_REQUEST_QUEUE, 20);
    Torrent torrent = simulation.add(large);
    Stranger seed = simulation.join(large, Stranger.FAST).send(new HaveAll(), new Unchoke());
    for (int step = 0; step < 20; step++) {
      seed.answerAll(large);
      simulation.pass(Duration.ofMillis(100));
    }
    assertThat(partial(torrent)).extracting(PartialPieceStatus::speed).contains(Speed.FAST);
  }

  @Test
  void peersInBetweenMakeThemMedium() {
    simulation.set(TransferSettings.WHOLE_PIECES_THRESHOLD, Duration.ofSeconds(2));
    simulation.set(TransferSettings.MAX_OUT_REQUEST_QUEUE, 4);
    Content large = Content.of(200, 4 * BLOCK);
    Torrent torrent = simulation.add(large);
    Stranger seed = simulation.join(large, Stranger.FAST).send(new HaveAll(), new Unchoke());
    for (int second = 0; second < 20; second++) {
      seed.answerAll(large);
      simulation.pass(4);
    }
    assertThat(partial(torrent)).extracting(PartialPieceStatus::speed).contains(Speed.MEDIUM);
  }

  @Test
  void whatCameBeforeARestartIsThereAndItsSenderForgotten() {
    simulation.add(content);
    Stranger peer = simulation.join(content, Stranger.PLAIN).has(2, 1).send(new Unchoke());
    Request first = peer.requests().get(0);
    peer.send(content.answer(first));
    simulation.stop(content.infoHash());

    Torrent torrent = simulation.add(content);
    assertThat(block(torrent, first))
        .isEqualTo(new BlockStatus(BlockState.FINISHED, Optional.empty(), 0));
  }

  @Test
  void withoutMetadataThereIsNone() {
    Magnet link =
        new Magnet(
            content.infoHash(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of(),
            List.of(),
            List.of());
    Torrent torrent = simulation.add(AddTorrent.of(link, Simulation.SAVE_PATH));
    assertThat(torrent.partialPieces()).isCompletedWithValue(List.of());
  }
}
