package org.hotswarm.engine.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import org.hotswarm.api.alert.BlockAlert;
import org.hotswarm.api.alert.PeerAlert;
import org.hotswarm.api.alert.TorrentAlert;
import org.hotswarm.api.alert.TorrentAlert.Performance.Warning;
import org.hotswarm.api.settings.TransferSettings;
import org.hotswarm.model.peer.PeerAddress;
import org.hotswarm.model.wire.Bitfield;
import org.hotswarm.model.wire.Choke;
import org.hotswarm.model.wire.HaveAll;
import org.hotswarm.model.wire.Reject;
import org.hotswarm.model.wire.Request;
import org.hotswarm.model.wire.Reserved;
import org.hotswarm.model.wire.Unchoke;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Alerts about peers and what is asked of them, and what makes them happen. */
class PeerAlertsTest {
  private static final int BLOCK = 16_384;
  private final Content content = Content.of(40, 4 * BLOCK);
  private final Simulation simulation = Simulation.leeching();

  @AfterEach
  void close() {
    simulation.close();
  }

  private Stranger seed(Reserved reserved) {
    simulation.add(content);
    Stranger seed = simulation.join(content, reserved);
    return reserved.equals(Stranger.FAST) ? seed.send(new HaveAll()) : seed.has(40, 1, 2, 3);
  }

  private Stranger giving(Reserved reserved) {
    return seed(reserved).send(new Unchoke());
  }

  private static PeerAddress address(Stranger stranger) {
    return PeerAddress.of((InetSocketAddress) stranger.channel().remoteAddress());
  }

  private BlockAlert.BlockDownloading downloading(Stranger peer, Request request) {
    return new BlockAlert.BlockDownloading(
        content.infoHash(), address(peer), request.piece(), request.begin() / BLOCK);
  }

  @Test
  void aPeerThatConnectsAndLeavesIsNamed() {
    Stranger peer = seed(Stranger.FAST);
    assertThat(simulation.alerts(PeerAlert.PeerConnect.class))
        .containsExactly(
            new PeerAlert.PeerConnect(content.infoHash(), address(peer), peer.id().printable()));
    peer.channel().hangUp();
    assertThat(simulation.alerts(PeerAlert.PeerDisconnected.class))
        .containsExactly(
            new PeerAlert.PeerDisconnected(
                content.infoHash(), address(peer), "the peer closed the connection"));
  }

  @Test
  void invalidDataIsTold() {
    simulation.add(content);
    Stranger peer = simulation.join(content, Stranger.PLAIN).send(new Bitfield(new byte[300]));
    assertThat(peer.isClosed()).isTrue();
    List<PeerAlert.PeerError> errors = simulation.alerts(PeerAlert.PeerError.class);
    assertThat(errors).hasSize(1);
    assertThat(errors.get(0).peer()).isEqualTo(address(peer));
    assertThat(errors.get(0).peerId()).isEqualTo(peer.id());
    assertThat(simulation.alerts(PeerAlert.PeerDisconnected.class))
        .extracting(PeerAlert.PeerDisconnected::message)
        .containsExactly(errors.get(0).message());
  }

  @Test
  void whatIsNoMessageIsInvalidDataToo() {
    simulation.add(content);
    Stranger peer = simulation.join(content, Stranger.FAST);
    peer.raw(new byte[] {0x7f, -1, -1, -1, 4});
    assertThat(simulation.alerts(PeerAlert.PeerError.class)).hasSize(1);
  }

  @Test
  void whoJustLeavesMadeNoError() {
    seed(Stranger.FAST).channel().hangUp();
    assertThat(simulation.alerts(PeerAlert.PeerError.class)).isEmpty();
  }

  @Test
  void anInvalidRequestIsToldAsItCame() {
    Stranger peer = seed(Stranger.FAST).send(new Request(99, -5, BLOCK));
    assertThat(simulation.alerts(PeerAlert.InvalidRequest.class))
        .containsExactly(
            new PeerAlert.InvalidRequest(
                content.infoHash(), address(peer), peer.id(), new PeerAlert.Range(99, -5, BLOCK)));
  }

  @Test
  void whatIsAskedForIsTold() {
    Stranger seed = giving(Stranger.FAST);
    assertThat(seed.requests()).isNotEmpty();
    assertThat(simulation.alerts(BlockAlert.BlockDownloading.class))
        .containsExactlyElementsOf(
            seed.requests().stream().map(request -> downloading(seed, request)).toList());
  }

  @Test
  void whatIsRejectedIsTold() {
    Stranger seed = giving(Stranger.FAST);
    Request first = seed.requests().get(0);
    seed.send(new Reject(first.piece(), first.begin(), first.length()));
    assertThat(simulation.alerts(BlockAlert.RequestDropped.class))
        .containsExactly(
            new BlockAlert.RequestDropped(
                content.infoHash(), address(seed), first.piece(), first.begin() / BLOCK));
  }

  @Test
  void aChokeDropsAllWithoutTheFastExtension() {
    Stranger seed = giving(Stranger.PLAIN);
    int asked = seed.requests().size();
    seed.send(new Choke());
    assertThat(simulation.alerts(BlockAlert.RequestDropped.class)).hasSize(asked);
  }

  @Test
  void aBlockThatNobodyAskedForIsTold() {
    Stranger seed = seed(Stranger.FAST).send(content.answer(new Request(3, BLOCK, BLOCK)));
    assertThat(simulation.alerts(BlockAlert.UnwantedBlock.class))
        .containsExactly(new BlockAlert.UnwantedBlock(content.infoHash(), address(seed), 3, 1));
    assertThat(simulation.alerts(BlockAlert.BlockFinished.class)).isEmpty();
  }

  @Test
  void aPeerThatDoesNotSendIsSnubbedAndOneThatSendsAgainIsNot() {
    Stranger seed = giving(Stranger.FAST);
    int asked = seed.requests().size();
    simulation.pass(19);
    assertThat(simulation.alerts(PeerAlert.PeerSnubbed.class)).isEmpty();
    simulation.pass(5);
    assertThat(simulation.alerts(PeerAlert.PeerSnubbed.class))
        .containsExactly(new PeerAlert.PeerSnubbed(content.infoHash(), address(seed)));
    assertThat(simulation.alerts(BlockAlert.BlockTimeout.class)).hasSize(asked);
    simulation.pass(70);
    assertThat(simulation.alerts(PeerAlert.PeerSnubbed.class)).as("told once").hasSize(1);
    assertThat(simulation.alerts(PeerAlert.PeerUnsnubbed.class)).isEmpty();
    seed.answerAll(content);
    assertThat(simulation.alerts(PeerAlert.PeerUnsnubbed.class))
        .containsExactly(new PeerAlert.PeerUnsnubbed(content.infoHash(), address(seed)));
  }

  @Test
  void aPeerThatIsFasterThanItMayBeAskedIsToldOnce() {
    simulation.set(TransferSettings.MAX_OUT_REQUEST_QUEUE, 10);
    Stranger seed = giving(Stranger.FAST);
    for (int tenth = 0; tenth < 50; tenth++) {
      seed.answerAll(content);
      simulation.pass(Duration.ofMillis(100));
    }
    assertThat(simulation.alerts(TorrentAlert.Performance.class))
        .containsExactly(
            new TorrentAlert.Performance(
                content.infoHash(), Warning.OUTSTANDING_REQUEST_LIMIT_REACHED));
  }

  @Test
  void aDiskThatFallsBehindIsToldOnceAMinute() {
    simulation.add(content);
    simulation.diskLimit(8 * BLOCK);
    for (int minute = 1; minute <= 2; minute++) {
      simulation.diskHeld = true;
      List<Stranger> seeds =
          List.of(
              simulation.join(content, Stranger.FAST).send(new HaveAll(), new Unchoke()),
              simulation.join(content, Stranger.FAST).send(new HaveAll(), new Unchoke()));
      for (int turn = 0; turn < 10; turn++) {
        seeds.forEach(seed -> seed.answerAll(content));
      }
      simulation.releaseDisk();
      assertThat(simulation.alerts(TorrentAlert.Performance.class))
          .hasSize(minute)
          .allMatch(alert -> alert.warning() == Warning.OUTSTANDING_DISK_BUFFER_LIMIT_REACHED);
      simulation.pass(60);
    }
  }
}
