package org.hotswarm.tracker.udp;

import org.hotswarm.spi.tracker.TrackerProvider;
import org.hotswarm.tck.net.FakeNetwork;
import org.hotswarm.tck.tracker.TrackerContract;
import org.hotswarm.tck.tracker.TrackerDouble;
import org.hotswarm.tck.tracker.UdpTrackerDouble;

class UdpContractTest extends TrackerContract {
  @Override
  protected TrackerProvider provider() {
    return new UdpTrackerProvider();
  }

  @Override
  protected TrackerDouble tracker(FakeNetwork network) {
    return new UdpTrackerDouble(network);
  }
}
