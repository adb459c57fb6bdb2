package org.hotswarm.ext.smartban;

import java.util.List;
import org.hotswarm.spi.witness.PieceWitnessProvider;
import org.hotswarm.tck.witness.LoneSenderProvider;
import org.hotswarm.tck.witness.WitnessMoveContract;

class SmartBanMoveTest extends WitnessMoveContract {
  @Override
  protected List<PieceWitnessProvider> providers() {
    return List.of(new SmartBanProvider(), new LoneSenderProvider());
  }
}
