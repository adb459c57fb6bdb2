package org.hotswarm.tracker.udp;

import java.util.List;
import org.hotswarm.spi.tracker.TrackerProvider;
import org.hotswarm.tck.net.FakeNetwork;
import org.hotswarm.tck.tracker.TrackerDouble;
import org.hotswarm.tck.tracker.TrackerMoveContract;
import org.hotswarm.tck.tracker.UdpTrackerDouble;

class UdpMoveTest extends TrackerMoveContract {
  @Override
  protected List<TrackerProvider> providers() {
    return List.of(new UdpTrackerProvider());
  }

  @Override
  protected TrackerDouble tracker(FakeNetwork network) {
    return new UdpTrackerDouble(network);
  }
}
