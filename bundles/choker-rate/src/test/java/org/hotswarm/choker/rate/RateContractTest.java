package org.hotswarm.choker.rate;

import org.hotswarm.spi.choker.ChokerProvider;
import org.hotswarm.tck.choker.ChokerContract;

class RateContractTest extends ChokerContract {
  @Override
  protected ChokerProvider provider() {
    return new RateChokerProvider();
  }
}
