package org.hotswarm.spi.resume;

import org.hotswarm.spi.NoState;
import org.hotswarm.spi.Provider;
import org.osgi.annotation.versioning.ConsumerType;

/** Opens resume stores. */
@ConsumerType
public interface ResumeStoreProvider extends Provider<ResumeStoreNeeds, NoState, ResumeStore> {}
