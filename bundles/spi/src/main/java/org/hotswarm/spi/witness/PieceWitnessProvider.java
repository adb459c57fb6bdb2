package org.hotswarm.spi.witness;

import org.hotswarm.spi.Provider;
import org.osgi.annotation.versioning.ConsumerType;

/** Opens witnesses. */
@ConsumerType
public interface PieceWitnessProvider
    extends Provider<PieceWitnessNeeds, PieceWitnessState, PieceWitness> {}
