package org.hotswarm.spi.witness;

import org.hotswarm.spi.Movable;
import org.osgi.annotation.versioning.ConsumerType;

/** Draws conclusions from what became of pieces. */
@ConsumerType
public interface PieceWitness extends Movable<PieceWitnessState> {
  /** A piece was checked. */
  void pieceChecked(PieceReport report);
}
