package org.hotswarm.tracker.http;

import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;
import org.hotswarm.spi.tracker.Tracker;
import org.hotswarm.spi.tracker.TrackerNeeds;
import org.hotswarm.spi.tracker.TrackerProvider;
import org.hotswarm.spi.tracker.TrackerState;
import org.osgi.service.component.annotations.Component;

/** Opens clients of HTTP trackers (BEP 3). */
@Component(service = TrackerProvider.class)
public final class HttpTrackerProvider implements TrackerProvider {
  @Override
  public String id() {
    return "http";
  }

  @Override
  public Set<String> schemes() {
    return Set.of(TrackerUrl.HTTP, TrackerUrl.HTTPS);
  }

  @Override
  public Tracker open(TrackerNeeds needs, Optional<TrackerState> state) {
    return new HttpTracker(needs, SSLContext::getDefault);
  }
}
