package org.hotswarm.transport.tcp;

import org.hotswarm.spi.transport.TransportProvider;
import org.hotswarm.tck.transport.TransportContract;

class TcpContractTest extends TransportContract {
  @Override
  protected TransportProvider provider() {
    return new TcpTransportProvider();
  }
}
