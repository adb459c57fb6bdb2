package org.hotswarm.picker.rarest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.hotswarm.model.geometry.PieceSet;
import org.hotswarm.spi.picker.PeerSpeed;
import org.hotswarm.spi.picker.PickRequest;
import org.hotswarm.spi.picker.Picker;
import org.hotswarm.spi.picker.PickerState;
import org.hotswarm.tck.picker.FakePartial;
import org.hotswarm.tck.picker.FakePeer;
import org.hotswarm.tck.picker.FakeTorrent;
import org.junit.jupiter.api.Test;

/** Against a plain count over all pieces, and whole downloads. */
class SwarmTest {
  private static final PickRequest ONE = new PickRequest(1, false, false, false, Optional.empty());
  private static final PickRequest END = new PickRequest(40, false, false, true, Optional.empty());

  private static Picker open(FakeTorrent torrent) {
    return new RarestPickerProvider().open(torrent, Optional.of(new PickerState(true)));
  }

  private static FakePeer peer(Random random, int pieces) {
    PieceSet set = new PieceSet(pieces);
    double share = random.nextInt(4) / 3.0;
    for (int piece = 0; piece < pieces; piece++) {
      if (random.nextDouble() < share) {
        set.add(piece);
      }
    }
    return new FakePeer(set, PeerSpeed.values()[random.nextInt(3)]);
  }

  @Test
  void choiceIsAlwaysAmongTheRarest() {
    for (int seed = 0; seed < 30; seed++) {
      new Rivals(seed).play(400);
    }
  }

  /** The picker and a count over all pieces, told the same. */
  private static final class Rivals {
    private static final int PIECES = 150;
    private final Random random;
    private final FakeTorrent torrent;
    private final Picker picker;
    private final List<FakePeer> peers = new ArrayList<>();

    Rivals(int seed) {
      random = new Random(seed);
      torrent = new FakeTorrent(PIECES, 1, seed);
      picker = open(torrent);
    }

    void play(int steps) {
      for (int step = 0; step < steps; step++) {
        change();
        for (FakePeer peer : peers) {
          compare(peer);
        }
      }
    }

    private void change() {
      int piece = random.nextInt(PIECES);
      FakePeer some = peers.isEmpty() ? null : peers.get(random.nextInt(peers.size()));
      switch (some == null ? 0 : random.nextInt(8)) {
        case 0 -> {
          peers.add(peer(random, PIECES));
          picker.peerJoined(peers.get(peers.size() - 1));
        }
        case 1 -> {
          peers.remove(some);
          picker.peerLeft(some);
        }
        case 2 -> {
          torrent.want(piece, random.nextInt(8));
          picker.wantedChanged();
        }
        case 3 -> {
          torrent.verified().add(piece);
          picker.pieceVerified(piece);
        }
        default -> {
          if (some.pieces().add(piece)) {
            picker.peerHas(some, piece);
          }
        }
      }
    }

    private void compare(FakePeer peer) {
      int[] picked = {-1};
      picker.pick(peer, ONE, (piece, block) -> picked[0] = piece);
      int best = Integer.MAX_VALUE;
      for (int piece = 0; piece < PIECES; piece++) {
        if (peer.pieces().has(piece)) {
          best = Math.min(best, order(piece));
        }
      }
      assertThat(picked[0] < 0 ? Integer.MAX_VALUE : order(picked[0])).isEqualTo(best);
    }

    private int order(int piece) {
      int priority = torrent.priority(piece);
      if (priority == 0 || torrent.verified().has(piece)) {
        return Integer.MAX_VALUE;
      }
      long copies = peers.stream().filter(p -> p.pieces().has(piece)).count();
      return priority > 5 ? -priority : (int) copies * 10 - Math.min(priority, 4);
    }
  }

  @Test
  void everyBlockOnceAndTheEndGameIsBounded() {
    for (int seed = 0; seed < 20; seed++) {
      Random random = new Random(seed);
      FakeTorrent torrent = new FakeTorrent(60, 7, seed);
      Picker picker = new RarestPickerProvider().open(torrent, Optional.empty());
      List<FakePeer> peers = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        peers.add(i == 0 ? new FakePeer(PieceSet.full(60), PeerSpeed.SLOW) : peer(random, 60));
        picker.peerJoined(peers.get(i));
      }
      int asked = download(torrent, picker, peers, random);
      assertThat(torrent.verified().isFull()).as("seed %d", seed).isTrue();
      assertThat(asked).as("seed %d", seed).isBetween(60 * 7, 60 * 7 + 60 * 7);
    }
  }

  /** Peers take turns; what was asked for arrives, late from slow ones. */
  private static int download(
      FakeTorrent torrent, Picker picker, List<FakePeer> peers, Random random) {
    int[] asked = new int[1];
    for (int round = 0; round < 5000 && !torrent.verified().isFull(); round++) {
      FakePeer peer = peers.get(random.nextInt(peers.size()));
      picker.pick(
          peer,
          END,
          (piece, block) -> {
            asked[0]++;
            torrent.partial(piece).ask(block, peer);
            assertThat(torrent.partial(piece).requests(block)).isLessThanOrEqualTo(3);
          });
      arrive(torrent, picker, peers.get(random.nextInt(peers.size())));
    }
    return asked[0];
  }

  private static void arrive(FakeTorrent torrent, Picker picker, FakePeer peer) {
    for (FakePartial partial : List.copyOf(torrent.partials().values())) {
      for (int block = 0; block < partial.blockCount(); block++) {
        if (partial.isRequestedFrom(block, peer)) {
          partial.receive(block);
        }
      }
      if (partial.isDone()) {
        torrent.partials().remove(partial.piece());
        torrent.verified().add(partial.piece());
        picker.pieceVerified(partial.piece());
      }
    }
  }

  @Test
  void turnOfSeedAsksNothingAboutPiecesItDoesNotChoose() {
    FakeTorrent torrent = new FakeTorrent(100_000, 64, 1);
    Picker picker = open(torrent);
    FakePeer seed = new FakePeer(PieceSet.full(100_000), PeerSpeed.FAST);
    picker.peerJoined(seed);
    PickRequest batch = new PickRequest(250, true, false, true, Optional.empty());
    picker.pick(seed, batch, (piece, block) -> torrent.partial(piece).ask(block, seed));
    torrent.takeQuestions();
    picker.pick(seed, batch, (piece, block) -> torrent.partial(piece).ask(block, seed));
    assertThat(torrent.partials()).hasSize(8);
    assertThat(torrent.takeQuestions()).isLessThan(10);
  }

  @Test
  void turnThatThrewLeavesNothingBehind() {
    FakeTorrent torrent = new FakeTorrent(2, 2, 1);
    Picker picker = open(torrent);
    FakePeer peer = new FakePeer(PieceSet.full(2), PeerSpeed.SLOW);
    picker.peerJoined(peer);
    torrent.partial(0).receive(0);
    RuntimeException broken = new IllegalStateException("no");
    assertThatThrownBy(
            () ->
                picker.pick(
                    peer,
                    ONE,
                    (piece, block) -> {
                      throw broken;
                    }))
        .isSameAs(broken);
    torrent.partials().clear();
    torrent.verified().add(1);
    picker.pieceVerified(1);
    List<Integer> picked = new ArrayList<>();
    picker.pick(peer, END, (piece, block) -> picked.add(piece * 2 + block));
    assertThat(picked).containsExactly(0, 1);
  }

  @Test
  void haveAsksNothingAboutOtherPieces() {
    FakeTorrent torrent = new FakeTorrent(100_000, 64, 1);
    Picker picker = open(torrent);
    FakePeer peer = new FakePeer(new PieceSet(100_000), PeerSpeed.SLOW);
    picker.peerJoined(peer);
    torrent.takeQuestions();
    for (int piece = 0; piece < 1000; piece++) {
      peer.pieces().add(piece);
      picker.peerHas(peer, piece);
    }
    assertThat(torrent.takeQuestions()).isZero();
  }

  @Test
  void firstPiecesAreRandomAmongMany() {
    int[] firsts = new int[10];
    for (int seed = 0; seed < 500; seed++) {
      FakeTorrent torrent = new FakeTorrent(1000, 1, seed);
      Picker picker = new RarestPickerProvider().open(torrent, Optional.empty());
      FakePeer all = new FakePeer(PieceSet.full(1000), PeerSpeed.SLOW);
      picker.peerJoined(all);
      picker.pick(all, ONE, (piece, block) -> firsts[piece / 100]++);
    }
    assertThat(Arrays.stream(firsts).min().getAsInt()).isGreaterThan(25);
    assertThat(Arrays.stream(firsts).max().getAsInt()).isLessThan(80);
  }
}
