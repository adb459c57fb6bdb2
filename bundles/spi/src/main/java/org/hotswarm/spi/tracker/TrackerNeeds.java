package org.hotswarm.spi.tracker;

import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import org.hotswarm.spi.bencode.Bencode;
import org.hotswarm.spi.net.DatagramPort;
import org.hotswarm.spi.net.Egress;
import org.hotswarm.spi.time.Scheduler;
import org.hotswarm.spi.time.Ticker;
import org.osgi.annotation.versioning.ProviderType;

/** What a tracker client may ask of the engine. */
@ProviderType
public interface TrackerNeeds {
  /** Runs what may block: look-ups, HTTP. */
  Executor blocking();

  /** Runs on the owner thread. */
  Executor owner();

  /** The codec of the moment. */
  Bencode bencode();

  /** Whom it may talk to, and from where. */
  Egress egress();

  /** The engine's UDP port. */
  DatagramPort datagrams();

  /** Monotonic time. */
  Ticker ticker();

  /** Timers on the owner thread. */
  Scheduler scheduler();

  /** Strong randomness, for transaction ids. */
  RandomGenerator random();

  /** Time-outs and limits. */
  TrackerSettings settings();
}
