package ${package};

import org.hotswarm.spi.witness.PieceWitnessProvider;
import org.hotswarm.tck.witness.WitnessContract;

/** What every provider of this kind promises. */
class SampleWitnessTest extends WitnessContract {
  @Override
  protected PieceWitnessProvider provider() {
    return new SampleWitnessProvider();
  }
}
