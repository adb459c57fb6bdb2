package ${package};

import org.hotswarm.spi.transport.TransportProvider;
import org.hotswarm.tck.transport.TransportContract;

/** What every provider of this kind promises. */
class SampleTransportTest extends TransportContract {
  @Override
  protected TransportProvider provider() {
    return new SampleTransportProvider();
  }
}
