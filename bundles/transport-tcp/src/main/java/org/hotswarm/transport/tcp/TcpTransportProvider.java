package org.hotswarm.transport.tcp;

import java.util.Optional;
import org.hotswarm.spi.transport.Transport;
import org.hotswarm.spi.transport.TransportNeeds;
import org.hotswarm.spi.transport.TransportProvider;
import org.hotswarm.spi.transport.TransportState;
import org.osgi.service.component.annotations.Component;

/** Opens TCP transports. */
@Component(service = TransportProvider.class)
public final class TcpTransportProvider implements TransportProvider {
  @Override
  public String id() {
    return "tcp";
  }

  @Override
  public Transport open(TransportNeeds needs, Optional<TransportState> state) {
    return new TcpTransport(needs, state);
  }
}
