package org.hotswarm.tck.transport;

import org.hotswarm.spi.transport.TransportProvider;

class PlainTransportTest extends TransportContract {
  @Override
  protected TransportProvider provider() {
    return new PlainTransportProvider();
  }
}
