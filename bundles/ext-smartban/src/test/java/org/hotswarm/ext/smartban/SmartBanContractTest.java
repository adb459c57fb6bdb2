package org.hotswarm.ext.smartban;

import org.hotswarm.spi.witness.PieceWitnessProvider;
import org.hotswarm.tck.witness.WitnessContract;

class SmartBanContractTest extends WitnessContract {
  @Override
  protected PieceWitnessProvider provider() {
    return new SmartBanProvider();
  }
}
