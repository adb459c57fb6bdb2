package org.hotswarm.spi.store;

import org.hotswarm.spi.Provider;
import org.osgi.annotation.versioning.ConsumerType;

/** Opens stores. */
@ConsumerType
public interface StoreProvider extends Provider<StoreNeeds, StoreState, Store> {}
