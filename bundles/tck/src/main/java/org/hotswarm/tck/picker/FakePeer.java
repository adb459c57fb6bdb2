package org.hotswarm.tck.picker;

import org.hotswarm.model.geometry.PieceSet;
import org.hotswarm.spi.picker.PeerSpeed;
import org.hotswarm.spi.picker.PickerPeer;

/** A peer that has what it is given. */
public final class FakePeer implements PickerPeer {
  private final PieceSet pieces;
  private final PeerSpeed speed;

  /**
   * @param pieces what it has; live
   * @param speed how fast it sends
   */
  public FakePeer(PieceSet pieces, PeerSpeed speed) {
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
