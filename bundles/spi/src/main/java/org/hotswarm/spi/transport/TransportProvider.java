package org.hotswarm.spi.transport;

import org.hotswarm.spi.Provider;
import org.osgi.annotation.versioning.ConsumerType;

/** Opens transports. */
@ConsumerType
public interface TransportProvider extends Provider<TransportNeeds, TransportState, Transport> {}
