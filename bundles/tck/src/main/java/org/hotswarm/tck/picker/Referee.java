package org.hotswarm.tck.picker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.hotswarm.model.geometry.Block;
import org.hotswarm.model.geometry.Geometry;
import org.hotswarm.model.geometry.PieceSet;
import org.hotswarm.spi.picker.PickRequest;
import org.hotswarm.spi.picker.Picker;

/** Lets a peer have its turn, and sees to it that every choice is one that a picker may make. */
public final class Referee {
  private final FakeTorrent torrent;

  /**
   * @param torrent whose facts hold
   */
  public Referee(FakeTorrent torrent) {
    this.torrent = torrent;
  }

  /** What was chosen, in order; each block counts as asked of {@code peer}. */
  public List<Block> turn(Picker picker, FakePeer peer, PickRequest request) {
    List<Block> picked = new ArrayList<>();
    boolean[] shared = {false};
    picker.pick(
        peer,
        request,
        (piece, block) -> {
          shared[0] |= allow(peer, request, piece, block);
          torrent.partial(piece).ask(block, peer);
          picked.add(torrent.geometry().block(piece, block));
        });
    assertThat(picked).as("no more than was wanted").hasSizeLessThanOrEqualTo(request.count());
    if (shared[0]) {
      assertThat(free(peer, request)).as("free blocks before those of others").isZero();
    }
    return picked;
  }

  /** Whether it is a block that others have been asked for. */
  private boolean allow(FakePeer peer, PickRequest request, int piece, int block) {
    assertThat(isOpen(peer, request, piece)).as("piece %d may be chosen", piece).isTrue();
    assertThat(block).isBetween(0, torrent.geometry().blockCount(piece) - 1);
    FakePartial partial = torrent.partial(piece);
    assertThat(partial.isReceived(block)).as("%d of %d is there", block, piece).isFalse();
    assertThat(partial.isRequestedFrom(block, peer)).as("asked for already").isFalse();
    boolean shared = partial.requests(block) > 0;
    assertThat(shared && !request.endGame()).as("asked of others, and no end game").isFalse();
    return shared;
  }

  private boolean isOpen(FakePeer peer, PickRequest request, int piece) {
    return peer.pieces().has(piece)
        && torrent.priority(piece) > 0
        && !torrent.isVerified(piece)
        && request.within().map(set -> set.has(piece)).orElse(true);
  }

  /** Blocks nobody has been asked for that {@code peer} could be asked for. */
  private int free(FakePeer peer, PickRequest request) {
    Geometry geometry = torrent.geometry();
    PieceSet pieces = peer.pieces();
    int free = 0;
    for (int piece = pieces.nextSet(0); piece >= 0; piece = pieces.nextSet(piece + 1)) {
      if (isOpen(peer, request, piece)) {
        free +=
            torrent
                .partialPiece(piece)
                .map(FakePartial::freeBlocks)
                .orElse(geometry.blockCount(piece));
      }
    }
    return free;
  }
}
