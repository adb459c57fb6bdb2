package org.hotswarm.engine.needs;

import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.hotswarm.engine.fence.Callback;
import org.hotswarm.engine.find.Clockwork;
import org.hotswarm.spi.bencode.Bencode;
import org.hotswarm.spi.net.DatagramPort;
import org.hotswarm.spi.net.Egress;
import org.hotswarm.spi.time.Scheduler;
import org.hotswarm.spi.time.Ticker;
import org.hotswarm.spi.tracker.TrackerNeeds;
import org.hotswarm.spi.tracker.TrackerSettings;

/**
 * The facts of the session for a tracker client.
 *
 * @param threads where what runs
 * @param bencode the engine's front
 * @param egress whom it may talk to
 * @param datagrams its share of the UDP port
 * @param clockwork time and chance
 * @param current settings of the moment
 */
public record TrackerFacts(
    Threads threads,
    Bencode bencode,
    Egress egress,
    DatagramPort datagrams,
    Clockwork clockwork,
    Supplier<TrackerSettings> current)
    implements TrackerNeeds {

  /**
   * Where what runs.
   *
   * @param owner the session's loop
   * @param blocking look-ups and HTTP
   */
  public record Threads(Executor owner, Executor blocking) {}

  @Override
  public Executor blocking() {
    return Callback.patientTasks(threads.blocking());
  }

  @Override
  public Executor owner() {
    return Callback.tasks(threads.owner());
  }

  @Override
  public Ticker ticker() {
    return clockwork.ticker();
  }

  @Override
  public Scheduler scheduler() {
    return Callback.timers(clockwork.scheduler());
  }

  @Override
  public RandomGenerator random() {
    return clockwork.random();
  }

  @Override
  public TrackerSettings settings() {
    return current.get();
  }
}
