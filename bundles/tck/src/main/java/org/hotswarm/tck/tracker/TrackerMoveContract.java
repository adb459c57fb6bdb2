package org.hotswarm.tck.tracker;

import java.util.ArrayList;
import java.util.List;
import org.hotswarm.spi.tracker.Tracker;
import org.hotswarm.spi.tracker.TrackerNeeds;
import org.hotswarm.spi.tracker.TrackerProvider;
import org.hotswarm.spi.tracker.TrackerState;
import org.hotswarm.tck.MoveContract;
import org.hotswarm.tck.Play;
import org.hotswarm.tck.net.FakeNetwork;
import org.junit.jupiter.api.AfterEach;

/** Moving: connection ids go along; requests under way are asked again of the next one. */
public abstract class TrackerMoveContract
    extends MoveContract<TrackerNeeds, TrackerState, Tracker, TrackerProvider> {
  private final List<TrackerDouble> doubles = new ArrayList<>();

  /** For tracker clients. */
  protected TrackerMoveContract() {
    super(TrackerNeeds.class);
  }

  /** A tracker that answers what comes over {@code network}. */
  protected abstract TrackerDouble tracker(FakeNetwork network) throws Exception;

  @Override
  protected Play<TrackerNeeds, Tracker> play(long seed) throws Exception {
    FakeNetwork network = new FakeNetwork();
    doubles.add(tracker(network));
    return new TrackerPlay(network, doubles.get(doubles.size() - 1), seed);
  }

  @AfterEach
  void closeDoubles() throws Exception {
    for (TrackerDouble each : doubles) {
      each.close();
    }
  }
}
