package org.hotswarm.engine.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.hotswarm.engine.peer.Heard;
import org.hotswarm.engine.peer.Peer;
import org.hotswarm.engine.peer.PeerChannel;
import org.hotswarm.engine.peer.PeerLink;
import org.hotswarm.engine.peer.Wires;
import org.hotswarm.model.geometry.Block;
import org.hotswarm.model.geometry.Geometry;
import org.hotswarm.model.geometry.PieceSet;
import org.hotswarm.spi.wire.WireLimits;
import org.junit.jupiter.api.Test;

class LedgerTest {
  private static final int PIECES = 4;
  private static final int BLOCKS = 5;

  private final Geometry geometry =
      Geometry.ofLengths(
          BLOCKS * Geometry.BLOCK_LENGTH, List.of((long) PIECES * BLOCKS * Geometry.BLOCK_LENGTH));
  private final Ledger ledger = new Ledger(geometry);

  private static Peer peer(long number) {
    PeerChannel reading = new PeerChannel(Wires.front(), WireLimits.STANDARD, new Heard());
    PeerLink link = new PeerLink(new EmbeddedChannel(reading), reading, Wires.front());
    return new Peer(Wires.identity(number, true), link, Wires.gate(), 500, 0);
  }

  private void ask(Block block, Peer peer) {
    ledger.ask(block, peer);
    peer.requests().add(block);
  }

  @Test
  void aPieceIsThereWhileSomethingOfItIsAskedOrReceived() {
    Peer peer = peer(1);
    Block block = geometry.block(2, 3);
    ask(block, peer);
    assertThat(ledger.find(2)).isPresent();
    assertThat(ledger.find(2).get().freeBlocks()).isEqualTo(4);
    assertThat(ledger.find(2).get().isRequestedFrom(3, peer)).isTrue();
    assertThat(ledger.find(2).get().isRequestedFrom(3, peer(2))).isFalse();
    ledger.unask(block);
    assertThat(ledger.find(2)).isEmpty();
  }

  @Test
  void aBlockMayBeAskedOfVeryManyPeers() {
    Peer peer = peer(1);
    Block block = geometry.block(0, 0);
    for (int i = 0; i < 300; i++) {
      ledger.ask(block, peer);
    }
    assertThat(ledger.find(0).get().requests(0)).isEqualTo(300);
    assertThat(ledger.find(0).get().freeBlocks()).isEqualTo(4);
    for (int i = 0; i < 300; i++) {
      assertThat(ledger.find(0)).isPresent();
      ledger.unask(block);
    }
    assertThat(ledger.find(0)).isEmpty();
  }

  @Test
  void whatIsTakenBackTwiceDoesNoHarm() {
    Peer peer = peer(1);
    ledger.ask(geometry.block(0, 0), peer);
    ledger.ask(geometry.block(0, 1), peer);
    ledger.unask(geometry.block(0, 0));
    ledger.unask(geometry.block(0, 0));
    ledger.receive(geometry.block(0, 1), peer, 1);
    ledger.receive(geometry.block(0, 1), peer, 1);
    ledger.lose(geometry.block(0, 4));
    assertThat(ledger.find(0).get().freeBlocks()).isEqualTo(4);
    assertThat(ledger.find(0).get().requests(0)).isZero();
  }

  @Test
  void adoptedBlocksAreReceivedOnes() {
    BitSet blocks = new BitSet();
    blocks.set(0, 2);
    ledger.adopt(1, blocks);
    assertThat(ledger.isMissing(geometry.block(1, 1))).isFalse();
    assertThat(ledger.isMissing(geometry.block(1, 2))).isTrue();
    assertThat(ledger.find(1).get().freeBlocks()).isEqualTo(3);
    assertThat(ledger.unfinished()).isEqualTo(Map.of(1, blocks));
    ledger.unfinished().get(1).clear();
    assertThat(ledger.unfinished()).as("an answer is a copy").isEqualTo(Map.of(1, blocks));
  }

  @Test
  void theEndGameBeginsWhenEveryBlockIsAskedOrReceived() {
    Peer peer = peer(1);
    PieceSet missing = new PieceSet(geometry.pieceCount());
    missing.add(0);
    for (int block = 0; block < BLOCKS; block++) {
      assertThat(ledger.isAllAsked(missing)).isFalse();
      ledger.ask(geometry.block(0, block), peer);
    }
    assertThat(ledger.isAllAsked(missing)).isTrue();
    missing.add(1);
    assertThat(ledger.isAllAsked(missing)).isFalse();
  }

  @Test
  void aHalfDonePieceThatNobodyWantsDoesNotPutOffTheEndGame() {
    Peer peer = peer(1);
    ledger.ask(geometry.block(1, 0), peer);
    PieceSet missing = new PieceSet(geometry.pieceCount());
    missing.add(0);
    assertThat(ledger.isAllAsked(missing)).as("one of two is not the one missing").isFalse();
    for (int block = 0; block < BLOCKS; block++) {
      ledger.ask(geometry.block(0, block), peer);
    }
    assertThat(ledger.isAllAsked(missing)).isTrue();
  }

  /** What is known of a block, kept the simple way. */
  private static final class Known {
    private final Set<Peer> asked = new HashSet<>();
    private boolean received;
  }

  @Test
  void agreesWithASimpleModelWhateverHappens() {
    Random random = new Random(41);
    List<Peer> peers = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      peers.add(peer(i));
    }
    Map<Block, Known> model = new HashMap<>();
    for (int piece = 0; piece < PIECES; piece++) {
      for (int block = 0; block < BLOCKS; block++) {
        model.put(geometry.block(piece, block), new Known());
      }
    }
    for (int i = 0; i < 30_000; i++) {
      Block block = geometry.block(random.nextInt(PIECES), random.nextInt(BLOCKS));
      Known known = model.get(block);
      Peer peer = peers.get(random.nextInt(peers.size()));
      switch (random.nextInt(6)) {
        case 0, 1 -> {
          if (!known.received && known.asked.add(peer)) {
            ledger.ask(block, peer);
          }
        }
        case 2 -> {
          if (known.asked.remove(peer)) {
            ledger.unask(block);
          }
        }
        case 3 -> {
          if (known.asked.remove(peer)) {
            ledger.unask(block);
          }
          if (ledger.isMissing(block)) {
            assertThat(ledger.receive(block, peer, 1)).isEqualTo(known.asked.size());
          }
          known.received = true;
        }
        case 4 -> {
          if (known.received) {
            ledger.lose(block);
            known.received = false;
          }
        }
        default -> verifyIfWhole(model, block.piece());
      }
      assertAgrees(model);
    }
  }

  private void verifyIfWhole(Map<Block, Known> model, int piece) {
    boolean whole = true;
    for (int block = 0; block < BLOCKS; block++) {
      Known known = model.get(geometry.block(piece, block));
      whole &= known.received && known.asked.isEmpty();
    }
    if (whole) {
      ledger.forget(piece);
      for (int block = 0; block < BLOCKS; block++) {
        model.get(geometry.block(piece, block)).received = false;
      }
    }
  }

  private void assertAgrees(Map<Block, Known> model) {
    for (int piece = 0; piece < PIECES; piece++) {
      int free = 0;
      for (int index = 0; index < BLOCKS; index++) {
        Known known = model.get(geometry.block(piece, index));
        free += known.asked.isEmpty() && !known.received ? 1 : 0;
        PieceInProgress now = ledger.find(piece).orElse(null);
        assertThat(now == null ? 0 : now.requests(index)).isEqualTo(known.asked.size());
        assertThat(now != null && now.isReceived(index)).isEqualTo(known.received);
      }
      int expected = free;
      assertThat(ledger.find(piece).map(PieceInProgress::freeBlocks).orElse(BLOCKS))
          .isEqualTo(expected);
      assertThat(ledger.find(piece).isPresent()).isEqualTo(free < BLOCKS);
    }
  }
}
