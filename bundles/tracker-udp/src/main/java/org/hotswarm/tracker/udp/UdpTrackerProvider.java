package org.hotswarm.tracker.udp;

import java.util.Optional;
import java.util.Set;
import org.hotswarm.spi.tracker.Tracker;
import org.hotswarm.spi.tracker.TrackerNeeds;
import org.hotswarm.spi.tracker.TrackerProvider;
import org.hotswarm.spi.tracker.TrackerState;
import org.osgi.service.component.annotations.Component;

/** Opens clients of UDP trackers (BEP 15). */
@Component(service = TrackerProvider.class)
public final class UdpTrackerProvider implements TrackerProvider {
  @Override
  public String id() {
    return "udp";
  }

  @Override
  public Set<String> schemes() {
    return Set.of(TrackerUrl.SCHEME);
  }

  @Override
  public Tracker open(TrackerNeeds needs, Optional<TrackerState> state) {
    return new UdpTracker(needs, state);
  }
}
