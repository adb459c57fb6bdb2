package org.hotswarm.picker.rarest;

import org.hotswarm.model.geometry.PieceSet;
import org.hotswarm.spi.picker.PartialPiece;
import org.hotswarm.spi.picker.PickRequest;
import org.hotswarm.spi.picker.PickerPeer;
import org.hotswarm.spi.picker.Picks;

/** One peer's turn: what it may be asked for, and how many blocks more. */
final class Turn {
  private final PickerPeer peer;
  private final PickRequest request;
  private final PieceSet within;
  private final Picks picks;
  private int left;

  Turn(PickerPeer peer, PickRequest request, Picks picks) {
    this.peer = peer;
    this.request = request;
    this.within = request.within().orElse(null);
    this.picks = picks;
    this.left = request.count();
  }

  PickerPeer peer() {
    return peer;
  }

  PickRequest request() {
    return request;
  }

  boolean isOver() {
    return left <= 0;
  }

  /** Whether the peer has {@code piece} and it is not ruled out by the request. */
  boolean allows(int piece) {
    return peer.pieces().has(piece) && (within == null || within.has(piece));
  }

  /** The smaller one of the sets to choose from. */
  PieceSet choice() {
    boolean narrow = within != null && within.count() < peer.pieces().count();
    return narrow ? within : peer.pieces();
  }

  /** Chooses a block. */
  void take(int piece, int block) {
    left--;
    picks.pick(piece, block);
  }

  /** Chooses blocks of a piece that nobody has been asked for. */
  void takeWhole(int piece, int blocks) {
    for (int block = 0; block < blocks && !isOver(); block++) {
      take(piece, block);
    }
  }

  /** Chooses blocks of a half-done piece that nobody has been asked for. */
  void takeFree(PartialPiece partial) {
    int blocks = partial.blockCount();
    for (int block = 0; block < blocks && !isOver(); block++) {
      if (!partial.isReceived(block) && partial.requests(block) == 0) {
        take(partial.piece(), block);
      }
    }
  }

  /** Chooses blocks that so many other peers, and not this one, have been asked for. */
  void takeBusy(PartialPiece partial, int requests) {
    int blocks = partial.blockCount();
    for (int block = 0; block < blocks && !isOver(); block++) {
      if (!partial.isReceived(block)
          && partial.requests(block) == requests
          && !partial.isRequestedFrom(block, peer)) {
        take(partial.piece(), block);
      }
    }
  }

  /**
   * Whether the peer may go on with a half-done piece without holding up others or being held up:
   * it is asked of peers of the same speed, or of nobody else. A peer that gets pieces of its own
   * shares none.
   */
  boolean suits(PartialPiece partial) {
    boolean shared = !request.wholePieces() && partial.speed() == peer.speed();
    return shared || isAskedOfNobodyElse(partial);
  }

  private boolean isAskedOfNobodyElse(PartialPiece partial) {
    for (int block = 0; block < partial.blockCount(); block++) {
      int mine = partial.requests(block) > 0 && partial.isRequestedFrom(block, peer) ? 1 : 0;
      if (partial.requests(block) > mine) {
        return false;
      }
    }
    return true;
  }
}
