package org.hotswarm.tck.witness;

import org.hotswarm.spi.witness.PieceWitness;
import org.hotswarm.spi.witness.PieceWitnessNeeds;
import org.hotswarm.spi.witness.PieceWitnessProvider;
import org.hotswarm.spi.witness.PieceWitnessState;
import org.hotswarm.tck.MoveContract;
import org.hotswarm.tck.Play;

/** Moving: a bencode tree goes along; bans and suspicion are the engine's. */
public abstract class WitnessMoveContract
    extends MoveContract<PieceWitnessNeeds, PieceWitnessState, PieceWitness, PieceWitnessProvider> {
  /** For witnesses. */
  protected WitnessMoveContract() {
    super(PieceWitnessNeeds.class);
  }

  @Override
  protected Play<PieceWitnessNeeds, PieceWitness> play(long seed) {
    return new WitnessPlay(seed);
  }
}
