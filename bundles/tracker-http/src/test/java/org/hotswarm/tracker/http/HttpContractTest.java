package org.hotswarm.tracker.http;

import java.io.IOException;
import org.hotswarm.spi.tracker.TrackerProvider;
import org.hotswarm.tck.net.FakeNetwork;
import org.hotswarm.tck.tracker.TrackerContract;
import org.hotswarm.tck.tracker.TrackerDouble;

class HttpContractTest extends TrackerContract {
  @Override
  protected TrackerProvider provider() {
    return new HttpTrackerProvider();
  }

  @Override
  protected TrackerDouble tracker(FakeNetwork network) throws IOException {
    return new HttpTrackerDouble();
  }
}
