package org.hotswarm.spi.time;

import org.osgi.annotation.versioning.ProviderType;

/** Monotonic time. */
@ProviderType
@FunctionalInterface
public interface Ticker {
  /** Nanoseconds since some fixed moment; only differences mean anything. */
  long nanos();
}
