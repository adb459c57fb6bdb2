package ${package};

import java.net.URI;
import org.hotswarm.spi.tracker.TrackerProvider;
import org.hotswarm.tck.net.FakeNetwork;
import org.hotswarm.tck.tracker.TrackerContract;
import org.hotswarm.tck.tracker.TrackerDouble;

/** What every provider of this kind promises. */
class SampleTrackerTest extends TrackerContract {
  @Override
  protected TrackerProvider provider() {
    return new SampleTrackerProvider();
  }

  @Override
  protected TrackerDouble tracker(FakeNetwork network) {
    return () -> URI.create("${artifactId}://10.0.0.1:6881/");
  }
}
