package org.hotswarm.engine.needs;

import java.util.Collection;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.hotswarm.engine.data.Ledger;
import org.hotswarm.engine.data.Pieces;
import org.hotswarm.model.geometry.Geometry;
import org.hotswarm.spi.picker.PartialPiece;
import org.hotswarm.spi.picker.PickerNeeds;

/**
 * The facts of a torrent for its picker.
 *
 * @param pieces verified and wanted
 * @param ledger pieces in the making
 * @param random for choices among equals
 */
public record PickerFacts(Pieces pieces, Ledger ledger, RandomGenerator random)
    implements PickerNeeds {
  @Override
  public Geometry geometry() {
    return pieces.geometry();
  }

  @Override
  public boolean isVerified(int piece) {
    return pieces.verified().has(piece);
  }

  @Override
  public int verifiedCount() {
    return pieces.verified().count();
  }

  @Override
  public int priority(int piece) {
    return pieces.priority(piece);
  }

  @Override
  public Collection<? extends PartialPiece> partialPieces() {
    return ledger.pieces();
  }

  @Override
  public Optional<? extends PartialPiece> partialPiece(int piece) {
    return ledger.find(piece);
  }
}
