package org.hotswarm.engine.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.hotswarm.api.Torrent;
import org.hotswarm.api.status.PeerFlag;
import org.hotswarm.model.wire.Cancel;
import org.hotswarm.model.wire.Choke;
import org.hotswarm.model.wire.HaveAll;
import org.hotswarm.model.wire.Message;
import org.hotswarm.model.wire.Piece;
import org.hotswarm.model.wire.Reject;
import org.hotswarm.model.wire.Request;
import org.hotswarm.model.wire.Unchoke;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Limit 39: peers that send nothing, too much, or nothing that was asked for. */
class TroubleTest {
  private static final int BLOCK = 16_384;
  private final Content content = Content.of(20, 4 * BLOCK);
  private final Shelf shelf = new Shelf();
  private final Simulation simulation = new Simulation().withPicker().withStore(shelf);

  @AfterEach
  void close() {
    simulation.close();
  }

  private Stranger seed() {
    return simulation.join(content, Stranger.FAST).send(new HaveAll(), new Unchoke());
  }

  private void serve(Stranger seed) {
    while (seed.answerAll(content) > 0) {
      simulation.pass(Duration.ofMillis(10));
    }
    simulation.pass(1);
  }

  @Test
  void aPeerThatSendsNothingLosesItsBlocksAfter20Seconds() {
    Torrent torrent = simulation.add(content);
    Stranger lazy = seed();
    List<Request> asked = lazy.news(Request.class);
    assertThat(asked).hasSizeGreaterThan(4);
    simulation.pass(20);
    assertThat(torrent.peers().get(0).is(PeerFlag.SNUBBED)).isFalse();
    simulation.pass(1);
    assertThat(torrent.peers().get(0).is(PeerFlag.SNUBBED)).isTrue();
    assertThat(lazy.requests()).hasSizeLessThanOrEqualTo(1);
    assertThat(torrent.peers().get(0).pipeline().asked()).isLessThanOrEqualTo(1);
    Stranger other = seed();
    List<Request> toOther = new ArrayList<>();
    while (other.answer(
            request -> {
              toOther.add(request);
              other.send(content.answer(request));
            })
        > 0) {
      simulation.pass(Duration.ofMillis(10));
    }
    assertThat(toOther).containsAll(asked);
    simulation.pass(1);
    assertThat(torrent.status().progress().pieces()).isEqualTo(20);
  }

  @Test
  void aLoneRequestCountsAsLostAfter60Seconds() {
    simulation.add(content);
    Stranger lazy = seed();
    simulation.pass(21);
    assertThat(lazy.news(Request.class)).isNotEmpty();
    simulation.pass(58);
    lazy.send(new org.hotswarm.model.wire.KeepAlive());
    assertThat(lazy.news(Request.class)).as("one is asked for and waited for").isEmpty();
    simulation.pass(5);
    assertThat(lazy.news(Request.class)).as("it was given up, and one is asked for").hasSize(1);
  }

  @Test
  void theLastBlockOfAPeerThatNeverSendsItComesFromTheNextSource() {
    Torrent torrent = simulation.add(content);
    Stranger owner = simulation.join(content, Stranger.PLAIN).has(20, 19).send(new Unchoke());
    int[] all = java.util.stream.IntStream.range(0, 19).toArray();
    Stranger giving = simulation.join(content, Stranger.PLAIN).has(20, all).send(new Unchoke());
    serve(giving);
    List<Request> asked = owner.requests();
    owner.send(content.answer(asked.get(0)), content.answer(asked.get(1)));
    owner.send(content.answer(asked.get(2)));
    simulation.pass(100);
    assertThat(torrent.status().progress().pieces()).isEqualTo(19);
    Stranger late = seed();
    for (int second = 0; second < 25; second++) {
      late.answerAll(content);
      simulation.pass(1);
    }
    assertThat(torrent.status().progress().pieces()).isEqualTo(20);
    assertThat(shelf.bytes).isEqualTo(content.bytes());
  }

  @Test
  void inTheEndGameTheOtherIsToldToCancel() {
    Content small = Content.of(1, 4 * BLOCK);
    Torrent torrent = simulation.add(small);
    Stranger slow = simulation.join(small, Stranger.FAST).send(new HaveAll(), new Unchoke());
    List<Request> asked = slow.requests();
    assertThat(asked).hasSize(4);
    Stranger quick = simulation.join(small, Stranger.FAST).send(new HaveAll(), new Unchoke());
    simulation.pass(1);
    int blocks = quick.answerAll(small);
    assertThat(blocks).isPositive();
    assertThat(slow.heard(Cancel.class)).hasSize(blocks);
    for (int i = 0; i < 10; i++) {
      simulation.pass(1);
      quick.answerAll(small);
    }
    assertThat(torrent.status().progress().pieces()).isEqualTo(1);
    assertThat(torrent.status().traffic().redundant()).isZero();
    assertThat(slow.heard(Cancel.class)).hasSize(4);
  }

  @Test
  void blocksNobodyAskedForAreCountedAndReleased() {
    Torrent torrent = simulation.add(content);
    Stranger peer = simulation.join(content, Stranger.FAST).send(new HaveAll());
    peer.send(content.answer(new Request(3, 0, BLOCK)), content.answer(new Request(4, 5, 99)));
    simulation.pass(1);
    assertThat(torrent.status().traffic().redundant()).isEqualTo(BLOCK + 99);
    assertThat(simulation.held()).isZero();
    assertThat(shelf.written.isEmpty()).isTrue();
    assertThat(peer.isClosed()).isFalse();
  }

  @Test
  void blocksThatComeTwiceAreCountedAndReleased() {
    Torrent torrent = simulation.add(content);
    Stranger peer = seed();
    Request first = peer.requests().get(0);
    peer.send(content.answer(first), content.answer(first));
    simulation.pass(1);
    assertThat(torrent.status().traffic().redundant()).isEqualTo(BLOCK);
    assertThat(shelf.written.cardinality()).isEqualTo(BLOCK);
  }

  @Test
  void blocksOutsideTheTorrentClose() {
    simulation.add(content);
    Stranger peer = seed();
    peer.send(new Piece(20, 0, ByteBuffer.allocate(BLOCK)));
    assertThat(peer.isClosed()).isTrue();
    Stranger other = seed();
    other.send(new Piece(0, 3 * BLOCK + 1, ByteBuffer.allocate(BLOCK)));
    assertThat(other.isClosed()).isTrue();
    assertThat(simulation.held()).isZero();
  }

  @Test
  void aChokeWithoutTheFastExtensionDropsWhatWasAsked() {
    simulation.add(content);
    Stranger peer = simulation.join(content, Stranger.PLAIN).has(20, 1).send(new Unchoke());
    List<Request> asked = peer.news(Request.class);
    assertThat(asked).hasSize(4);
    peer.send(new Choke());
    Stranger other = simulation.join(content, Stranger.PLAIN).has(20, 1).send(new Unchoke());
    assertThat(other.requests()).containsExactlyInAnyOrderElementsOf(asked);
  }

  @Test
  void blocksThatCrossAChokeStillCount() {
    Torrent torrent = simulation.add(content);
    Stranger peer = simulation.join(content, Stranger.PLAIN).has(20, 1).send(new Unchoke());
    List<Request> asked = peer.news(Request.class);
    peer.send(new Choke());
    asked.forEach(request -> peer.send(content.answer(request)));
    simulation.pass(1);
    assertThat(torrent.status().progress().pieces()).isEqualTo(1);
    assertThat(torrent.status().traffic().redundant()).isZero();
  }

  @Test
  void aRejectedBlockIsAskedOfAnother() {
    simulation.add(content);
    Stranger one = seed();
    List<Request> asked = one.news(Request.class);
    Message[] rejects =
        asked.stream()
            .map(r -> (Message) new Reject(r.piece(), r.begin(), r.length()))
            .toArray(Message[]::new);
    one.send(rejects);
    assertThat(one.news(Request.class)).as("not asked again at once").isEmpty();
    Stranger other = seed();
    assertThat(other.requests()).hasSizeGreaterThanOrEqualTo(asked.size());
  }

  @Test
  void aPeerThatRejectsEverythingIsNotAskedMoreThanOnceASecond() {
    simulation.add(content);
    Stranger peer = seed();
    int asked = 0;
    for (int i = 0; i < 100; i++) {
      asked +=
          peer.answer(
              request -> peer.send(new Reject(request.piece(), request.begin(), request.length())));
      simulation.pass(Duration.ofMillis(100));
    }
    assertThat(asked).isLessThan(150);
    assertThat(peer.isClosed()).isFalse();
  }

  @Test
  void thePeersThatLeaveGiveTheirBlocksBack() {
    simulation.add(content);
    Stranger one = simulation.join(content, Stranger.PLAIN).has(20, 5).send(new Unchoke());
    assertThat(one.requests()).hasSize(4);
    Stranger other = simulation.join(content, Stranger.PLAIN).has(20, 5).send(new Unchoke());
    one.channel().hangUp();
    simulation.pass(1);
    assertThat(other.requests()).hasSizeGreaterThanOrEqualTo(4);
  }
}
