package org.hotswarm.engine.fence;

import org.hotswarm.spi.witness.PieceReport;
import org.hotswarm.spi.witness.PieceWitness;
import org.hotswarm.spi.witness.PieceWitnessState;

/**
 * A witness behind its fence; one that fails on a piece draws no conclusions from it. Owner thread:
 * the torrent's loop.
 *
 * @param bare the provider's own
 * @param fence around the provider
 */
public record FencedWitness(PieceWitness bare, Fence fence) implements PieceWitness {
  @Override
  public void pieceChecked(PieceReport report) {
    fence.tell(() -> bare.pieceChecked(report));
  }

  @Override
  public PieceWitnessState snapshot() {
    return fence.ask(bare::snapshot);
  }

  @Override
  public void close() {
    fence.tell(bare::close);
  }
}
