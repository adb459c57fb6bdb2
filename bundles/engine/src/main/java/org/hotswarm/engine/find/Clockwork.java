package org.hotswarm.engine.find;

import java.util.random.RandomGenerator;
import org.hotswarm.spi.time.Scheduler;
import org.hotswarm.spi.time.Ticker;

/**
 * Time and chance of one torrent; virtual in tests.
 *
 * @param ticker monotonic time
 * @param scheduler timers on the torrent's loop
 * @param random for shuffles and jitter; its first number becomes the tracker key
 */
public record Clockwork(Ticker ticker, Scheduler scheduler, RandomGenerator random) {}
