package org.hotswarm.tck.tracker;

import java.io.IOException;
import java.net.URI;

/**
 * A tracker that answers every announce with an interval of {@link #INTERVAL_SECONDS} and {@link
 * #PEER}, and a scrape of any hash with {@link #SEEDS} seeds.
 */
public interface TrackerDouble extends AutoCloseable {
  /** What it says until the next announce. */
  int INTERVAL_SECONDS = 900;

  /** Whom it names. */
  String PEER = "10.0.0.1:6881";

  /** How many seeds it knows. */
  int SEEDS = 2;

  /** Where it is announced to. */
  URI announce();

  /** Answers what has come since the last call, if it does not do so by itself. */
  default void answer() {}

  @Override
  default void close() throws IOException {}
}
