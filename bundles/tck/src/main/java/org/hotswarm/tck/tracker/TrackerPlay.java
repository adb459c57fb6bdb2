package org.hotswarm.tck.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.hotswarm.spi.tracker.AnnounceReply;
import org.hotswarm.spi.tracker.AnnounceRequest.Event;
import org.hotswarm.spi.tracker.Tracker;
import org.hotswarm.spi.tracker.TrackerNeeds;
import org.hotswarm.tck.Play;
import org.hotswarm.tck.net.FakeNetwork;

/** Announces over some minutes, one of which is often under way. */
final class TrackerPlay implements Play<TrackerNeeds, Tracker> {
  private static final int EVENTS = 16;

  private final FakeNetwork network;
  private final Asking asking;
  private final Random random;
  private CompletableFuture<AnnounceReply> underWay;

  TrackerPlay(FakeNetwork network, TrackerDouble tracker, long seed) {
    this.network = network;
    this.asking = new Asking(network, tracker);
    this.random = new Random(seed);
  }

  @Override
  public TrackerNeeds needs() {
    return network;
  }

  @Override
  public int length() {
    return EVENTS;
  }

  /** What is under way is asked again. */
  @Override
  public void replay(Tracker client) {
    if (underWay != null) {
      underWay = asking.announce(client, Event.NONE);
    }
  }

  @Override
  public void step(Tracker client) throws Exception {
    if (underWay != null) {
      asking.settle();
      asking.assertIsAnswered(underWay);
      underWay = null;
    } else {
      network.ticker().advance(Duration.ofSeconds(random.nextInt(40)));
      underWay = asking.announce(client, Event.NONE);
      for (int turns = random.nextInt(3); turns > 0; turns--) {
        network.run();
      }
    }
  }

  @Override
  public void finish(Tracker client) throws Exception {
    CompletableFuture<AnnounceReply> last = asking.announce(client, Event.STOPPED);
    asking.settle();
    asking.assertIsAnswered(last);
    if (underWay != null) {
      asking.assertIsAnswered(underWay);
    }
    assertThat(network.ticker().waiting()).as("timers that wait").isZero();
  }
}
