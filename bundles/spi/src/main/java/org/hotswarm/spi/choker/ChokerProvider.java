package org.hotswarm.spi.choker;

import org.hotswarm.spi.Provider;
import org.osgi.annotation.versioning.ConsumerType;

/** Opens chokers. */
@ConsumerType
public interface ChokerProvider extends Provider<ChokerNeeds, ChokerState, Choker> {}
