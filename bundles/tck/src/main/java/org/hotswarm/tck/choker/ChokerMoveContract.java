package org.hotswarm.tck.choker;

import org.hotswarm.spi.choker.Choker;
import org.hotswarm.spi.choker.ChokerNeeds;
import org.hotswarm.spi.choker.ChokerProvider;
import org.hotswarm.spi.choker.ChokerState;
import org.hotswarm.tck.MoveContract;
import org.hotswarm.tck.Play;

/** Moving: the optimistic choice goes along; peers and their rates come with every round. */
public abstract class ChokerMoveContract
    extends MoveContract<ChokerNeeds, ChokerState, Choker, ChokerProvider> {
  /** For chokers. */
  protected ChokerMoveContract() {
    super(ChokerNeeds.class);
  }

  @Override
  protected Play<ChokerNeeds, Choker> play(long seed) {
    return new ChokerPlay(seed);
  }
}
