package org.hotswarm.spi.picker;

import org.hotswarm.spi.Movable;
import org.osgi.annotation.versioning.ConsumerType;

/** An ordering of the blocks of one torrent; it has no hands. */
@ConsumerType
public interface Picker extends Movable<PickerState> {
  /** A peer is there, with what it has so far. */
  void peerJoined(PickerPeer peer);

  /** It is gone; it had what it now has. */
  void peerLeft(PickerPeer peer);

  /** It has one more piece; its set holds it already. */
  void peerHas(PickerPeer peer, int piece);

  /** Priorities of some pieces, or which pieces are verified, changed as a whole. */
  void wantedChanged();

  /** All of {@code piece} is there and its hash is right. */
  void pieceVerified(int piece);

  /** All of {@code piece} was there but its hash was wrong; its blocks are free again. */
  void pieceFailed(int piece);

  /**
   * Chooses blocks to ask {@code peer} for.
   *
   * @param picks is told each choice; the block counts as asked for when that call returns
   */
  void pick(PickerPeer peer, PickRequest request, Picks picks);
}
