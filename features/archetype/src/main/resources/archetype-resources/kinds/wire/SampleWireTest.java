package ${package};

import org.hotswarm.spi.wire.WireCodec;
import org.hotswarm.tck.wire.WireContract;

/** What every provider of this kind promises. */
class SampleWireTest extends WireContract {
  @Override
  protected WireCodec codec() {
    return new SampleWire();
  }
}
