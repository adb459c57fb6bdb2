package org.hotswarm.spi.tracker;

import java.util.Set;
import org.hotswarm.spi.Provider;
import org.osgi.annotation.versioning.ConsumerType;

/** Opens tracker clients. */
@ConsumerType
public interface TrackerProvider extends Provider<TrackerNeeds, TrackerState, Tracker> {
  /** URL schemes it speaks, lower case: {@code http}, {@code https}, {@code udp}. */
  Set<String> schemes();
}
