package org.hotswarm.choker.rate;

import java.util.List;
import org.hotswarm.spi.choker.ChokerProvider;
import org.hotswarm.tck.choker.ChokerMoveContract;
import org.hotswarm.tck.choker.FirstComeChokerProvider;

class RateMoveTest extends ChokerMoveContract {
  @Override
  protected List<ChokerProvider> providers() {
    return List.of(new RateChokerProvider(), new FirstComeChokerProvider());
  }
}
