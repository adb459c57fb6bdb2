package org.hotswarm.picker.rarest;

import org.hotswarm.model.geometry.PieceSet;
import org.hotswarm.spi.picker.PeerSpeed;
import org.hotswarm.spi.picker.PickerPeer;

/** A peer that has what it is given. */
final class FakePeer implements PickerPeer {
  final PieceSet pieces;
  final PeerSpeed speed;

  FakePeer(PieceSet pieces, PeerSpeed speed) {
    this.pieces = pieces;
    this.speed = speed;
  }

  @Override
  public PieceSet pieces() {
    return pieces;
  }

  @Override
  public PeerSpeed speed() {
    return speed;
  }
}
