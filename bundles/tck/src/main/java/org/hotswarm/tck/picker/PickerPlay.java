package org.hotswarm.tck.picker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.hotswarm.model.geometry.PieceSet;
import org.hotswarm.spi.picker.PeerSpeed;
import org.hotswarm.spi.picker.PickRequest;
import org.hotswarm.spi.picker.Picker;
import org.hotswarm.spi.picker.PickerNeeds;
import org.hotswarm.tck.Play;

/**
 * A download in a small swarm: peers come and go and get pieces, blocks are asked for, arrive or
 * not, pieces turn out right or wrong, wishes change. It ends with everything that is wanted.
 */
public final class PickerPlay implements Play<PickerNeeds, Picker> {
  private static final int PIECES = 20;
  private static final int BLOCKS = 4;
  private static final int EVENTS = 60;

  /** More turns than any orderly picker needs for what is left. */
  private static final int PATIENCE = 2_000;

  private final FakeTorrent torrent;
  private final Referee referee;
  private final Random random;
  private final List<FakePeer> peers = new ArrayList<>();

  /**
   * @param seed of the whole course
   */
  public PickerPlay(long seed) {
    torrent = new FakeTorrent(PIECES, BLOCKS, seed);
    referee = new Referee(torrent);
    random = new Random(seed);
  }

  @Override
  public PickerNeeds needs() {
    return torrent;
  }

  @Override
  public int length() {
    return EVENTS;
  }

  @Override
  public void replay(Picker picker) {
    peers.forEach(picker::peerJoined);
    picker.wantedChanged();
  }

  @Override
  public void step(Picker picker) {
    FakePeer some = peers.isEmpty() ? null : peers.get(random.nextInt(peers.size()));
    switch (some == null ? 0 : random.nextInt(10)) {
      case 0 -> join(picker);
      case 1 -> leave(picker, some);
      case 2 -> have(picker, some);
      case 3 -> want(picker);
      case 4, 5, 6 -> arrive(picker, some);
      default -> referee.turn(picker, some, request());
    }
  }

  private void join(Picker picker) {
    PieceSet set = new PieceSet(PIECES);
    double share = random.nextInt(4) / 3.0;
    for (int piece = 0; piece < PIECES; piece++) {
      if (random.nextDouble() < share) {
        set.add(piece);
      }
    }
    PeerSpeed speed = PeerSpeed.values()[random.nextInt(PeerSpeed.values().length)];
    peers.add(new FakePeer(set, speed));
    picker.peerJoined(peers.get(peers.size() - 1));
  }

  private void leave(Picker picker, FakePeer peer) {
    peers.remove(peer);
    torrent.partials().values().forEach(partial -> partial.leave(peer));
    torrent.partials().values().removeIf(FakePartial::isUntouched);
    picker.peerLeft(peer);
  }

  private void have(Picker picker, FakePeer peer) {
    int piece = random.nextInt(PIECES);
    if (peer.pieces().add(piece)) {
      picker.peerHas(peer, piece);
    }
  }

  private void want(Picker picker) {
    torrent.want(random.nextInt(PIECES), random.nextInt(8));
    picker.wantedChanged();
  }

  private PickRequest request() {
    Optional<PieceSet> within = Optional.empty();
    if (random.nextInt(4) == 0) {
      PieceSet some = new PieceSet(PIECES);
      random.ints(5, 0, PIECES).forEach(some::add);
      within = Optional.of(some);
    }
    return new PickRequest(
        1 + random.nextInt(9),
        random.nextBoolean(),
        random.nextBoolean(),
        random.nextBoolean(),
        within);
  }

  /** All that {@code peer} was asked for comes; one piece in eight turns out wrong. */
  private void arrive(Picker picker, FakePeer peer) {
    for (FakePartial partial : List.copyOf(torrent.partials().values())) {
      receive(partial, peer);
      if (partial.isDone()) {
        torrent.partials().remove(partial.piece());
        if (random.nextInt(8) > 0) {
          torrent.verified().add(partial.piece());
          picker.pieceVerified(partial.piece());
        } else {
          picker.pieceFailed(partial.piece());
        }
      }
    }
  }

  private static void receive(FakePartial partial, FakePeer peer) {
    for (int block = 0; block < partial.blockCount(); block++) {
      if (partial.isRequestedFrom(block, peer)) {
        partial.receive(block);
      }
    }
  }

  /** A seed comes, and all that is wanted arrives. */
  @Override
  public void finish(Picker picker) {
    FakePeer seed = new FakePeer(PieceSet.full(PIECES), PeerSpeed.FAST);
    peers.add(seed);
    picker.peerJoined(seed);
    PickRequest all = new PickRequest(BLOCKS, false, false, true, Optional.empty());
    for (int turn = 0; turn < PATIENCE && isIncomplete(); turn++) {
      referee.turn(picker, seed, all);
      arrive(picker, seed);
    }
    assertThat(isIncomplete()).as("something wanted was never chosen").isFalse();
    assertThat(referee.turn(picker, seed, all)).isEmpty();
  }

  private boolean isIncomplete() {
    for (int piece = 0; piece < PIECES; piece++) {
      if (torrent.priority(piece) > 0 && !torrent.isVerified(piece)) {
        return true;
      }
    }
    return false;
  }
}
