package org.hotswarm.engine.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.hotswarm.engine.peer.PeerLink;
import org.hotswarm.engine.peer.Wires;
import org.hotswarm.model.geometry.Block;
import org.hotswarm.model.geometry.PieceSet;
import org.hotswarm.model.hash.InfoHash;
import org.hotswarm.model.peer.PeerAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UploadsTest implements TransferEvents {
  private static final int LENGTH = Blocks.LENGTH;

  private final Blocks torrent = new Blocks(4, 64 * LENGTH);
  private final Peering peering = new Peering(1, true);
  private final EmbeddedChannel loop = new EmbeddedChannel();
  private final Disk disk = new Disk(torrent, loop.eventLoop()).withStore();
  private final Pieces pieces = new Pieces(torrent.geometry);
  private final DiskBudget memory = new DiskBudget(4L * LENGTH);
  private final List<String> failures = new ArrayList<>();
  private long now;
  private final Uploads uploads =
      new Uploads(
          pieces,
          disk.port,
          this,
          () -> now,
          memory,
          new TransferRules.UploadRules(10, 8L * LENGTH, 3, 64 * LENGTH));

  UploadsTest() {
    System.arraycopy(torrent.content, 0, disk.store.bytes, 0, torrent.content.length);
    pieces.verifyAll(PieceSet.full(torrent.geometry.pieceCount()));
  }

  @AfterEach
  void nothingIsKept() {
    peering.channel.close();
    told(peering);
    assertThat(memory.used()).isZero();
    assertThat(disk.buffers.metric().usedDirectMemory()).isZero();
  }

  @Override
  public InfoHash infoHash() {
    return Wires.hash(1);
  }

  @Override
  public void onReceived(Block block) {
    throw new AssertionError("nothing is received here");
  }

  @Override
  public void onVerified(int piece) {
    throw new AssertionError("nothing is downloaded here");
  }

  @Override
  public void onHashFailed(int piece) {
    throw new AssertionError("nothing is downloaded here");
  }

  @Override
  public void onPoisoner(PeerAddress address, String why) {
    throw new AssertionError("nothing is downloaded here");
  }

  @Override
  public void onStoreFailure(IOException failure) {
    failures.add(failure.getMessage());
  }

  private void request(Peering from, int piece, int... blocks) {
    for (int block : blocks) {
      uploads.onRequest(from.peer, torrent.geometry.block(piece, block));
    }
  }

  /**
   * A write on an embedded channel runs that channel's tasks, so the disk has a loop of its own.
   */
  private List<String> told(Peering one) {
    for (int round = 0; round < 4; round++) {
      loop.runPendingTasks();
      one.channel.runPendingTasks();
    }
    return one.told();
  }

  private void unchoke(Peering one) {
    uploads.choke(one.peer, false);
    assertThat(told(one)).containsExactly("unchoke");
  }

  @Test
  void requestsThatFollowEachOtherAreReadInOneGo() {
    unchoke(peering);
    request(peering, 0, 0, 1, 2);
    uploads.pump(peering.peer);
    assertThat(told(peering))
        .containsExactly("piece 0 0 16384", "piece 0 16384 16384", "piece 0 32768 16384");
    assertThat(disk.store.calls).containsExactly("read 0 0");
    Block third = torrent.geometry.block(0, 2);
    assertThat(peering.data.get(2))
        .isEqualTo(ByteBuffer.wrap(torrent.content, third.begin(), LENGTH));
    assertThat(peering.peer.traffic().uploaded()).isEqualTo(3 * LENGTH);
    assertThat(peering.peer.serving().readsUnderWay()).isZero();
  }

  @Test
  void whatIsNotThereOrNotAllowedIsRejectedAndTooMuchOfItCloses() {
    request(peering, 0, 0, 1, 2);
    assertThat(told(peering)).containsExactly("reject 0", "reject 0", "reject 0");
    assertThat(peering.channel.isOpen()).isTrue();
    request(peering, 0, 3);
    peering.channel.runPendingTasks();
    assertThat(peering.channel.isOpen()).isFalse();
  }

  @Test
  void aChokeRejectsWhatIsQueuedButForAllowedFastPieces() {
    unchoke(peering);
    peering.peer.serving().allowFast(2);
    request(peering, 0, 0);
    request(peering, 2, 1);
    uploads.choke(peering.peer, true);
    assertThat(told(peering)).containsExactly("choke", "reject 0");
    uploads.pump(peering.peer);
    assertThat(told(peering)).containsExactly("piece 2 16384 16384");
    request(peering, 2, 0);
    uploads.pump(peering.peer);
    assertThat(told(peering)).containsExactly("piece 2 0 16384");
  }

  @Test
  void beyondTheQueueTheSocketIsNotRead() {
    Peering slow = new Peering(2, false);
    unchoke(slow);
    for (int piece = 0; piece < 3; piece++) {
      request(slow, piece, 0, 1, 2, 3);
    }
    assertThat(slow.peer.serving().size()).as("what was in the buffer still counts").isEqualTo(12);
    assertThat(slow.channel.config().isAutoRead()).isFalse();
    for (int round = 0; round < 4; round++) {
      uploads.pump(slow.peer);
      told(slow);
    }
    assertThat(slow.peer.serving().size()).isZero();
    assertThat(slow.channel.config().isAutoRead()).isTrue();
  }

  @Test
  void aCancelledRequestIsRejectedUnlessItIsBeingRead() {
    unchoke(peering);
    request(peering, 0, 0, 1);
    uploads.onCancel(peering.peer, torrent.geometry.block(0, 1));
    uploads.onCancel(peering.peer, torrent.geometry.block(0, 3));
    uploads.pump(peering.peer);
    assertThat(told(peering)).containsExactly("reject 0", "piece 0 0 16384");
  }

  @Test
  void aReadThatFailsRejectsAndGivesTheMemoryBack() {
    unchoke(peering);
    request(peering, 0, 0, 1);
    disk.store.readFailure = new IOException("a bad sector");
    uploads.pump(peering.peer);
    assertThat(told(peering)).containsExactly("reject 0", "reject 0");
    assertThat(failures).containsExactly("a bad sector");
    assertThat(memory.used()).isZero();
    assertThat(peering.peer.serving().readsUnderWay()).isZero();
  }

  @Test
  void aPeerThatLeavesWhileItsBlocksAreReadGivesTheMemoryBack() {
    unchoke(peering);
    request(peering, 0, 0, 1);
    disk.takeStoreAway();
    uploads.pump(peering.peer);
    assertThat(memory.used()).isEqualTo(2L * LENGTH);
    peering.channel.close();
    disk.withStore();
    told(peering);
    assertThat(memory.used()).isZero();
  }

  @Test
  void withoutMemoryOthersWaitAndAreToldOfRoom() {
    List<String> room = new ArrayList<>();
    memory.onRoom(() -> room.add("room"));
    disk.takeStoreAway();
    Peering other = new Peering(2, true);
    unchoke(peering);
    unchoke(other);
    for (int piece = 0; piece < 2; piece++) {
      request(peering, piece, 0, 1, 2, 3);
    }
    request(other, 3, 0);
    uploads.pump(peering.peer);
    uploads.pump(other.peer);
    assertThat(memory.isFull()).isTrue();
    assertThat(other.peer.serving().size()).isEqualTo(1);
    disk.withStore();
    assertThat(told(peering)).hasSize(8);
    assertThat(room).containsExactly("room");
    uploads.pump(other.peer);
    assertThat(told(other)).containsExactly("piece 3 0 16384");
  }

  @Test
  void withoutACodecNothingIsRead() {
    unchoke(peering);
    request(peering, 0, 0);
    Wires.empty(peering.front);
    uploads.pump(peering.peer);
    assertThat(disk.store.calls).isEmpty();
    Wires.put(peering.front, Wires.CODEC);
    peering.peer.link().wireIsBack();
    uploads.pump(peering.peer);
    assertThat(told(peering)).containsExactly("piece 0 0 16384");
  }

  @Test
  void aCodecThatLeavesDuringAReadLosesNoBlock() {
    unchoke(peering);
    request(peering, 0, 0);
    disk.takeStoreAway();
    uploads.pump(peering.peer);
    Wires.empty(peering.front);
    disk.withStore();
    assertThat(told(peering)).isEmpty();
    Wires.put(peering.front, Wires.CODEC);
    peering.peer.link().wireIsBack();
    assertThat(told(peering)).containsExactly("piece 0 0 16384");
  }

  @Test
  void pausesForOtherReasonsStay() {
    peering.peer.link().pause(PeerLink.Pause.DISK, true);
    unchoke(peering);
    request(peering, 0, 0);
    uploads.pump(peering.peer);
    assertThat(peering.channel.config().isAutoRead()).isFalse();
    told(peering);
  }
}
