package org.hotswarm.tracker.http;

import java.io.IOException;
import java.util.List;
import org.hotswarm.spi.tracker.TrackerProvider;
import org.hotswarm.tck.net.FakeNetwork;
import org.hotswarm.tck.tracker.TrackerDouble;
import org.hotswarm.tck.tracker.TrackerMoveContract;

class HttpMoveTest extends TrackerMoveContract {
  @Override
  protected List<TrackerProvider> providers() {
    return List.of(new HttpTrackerProvider());
  }

  @Override
  protected TrackerDouble tracker(FakeNetwork network) throws IOException {
    return new HttpTrackerDouble();
  }
}
