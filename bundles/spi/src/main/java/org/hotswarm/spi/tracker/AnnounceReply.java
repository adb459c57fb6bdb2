package org.hotswarm.spi.tracker;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a tracker answers.
 *
 * @param interval until the next announce, as sent; the engine clamps it (limit 49)
 * @param minInterval the least, if the tracker set one
 * @param trackerId to be sent with the next announce
 * @param swarm how many there are, as far as the tracker says
 * @param peers addresses
 * @param warning to be shown to the user
 * @param externalIp our address as the tracker sees it (BEP 24)
 */
public record AnnounceReply(
    Duration interval,
    Optional<Duration> minInterval,
    Optional<String> trackerId,
    Swarm swarm,
    List<TrackerPeer> peers,
    Optional<String> warning,
    Optional<InetAddress> externalIp) {
  public AnnounceReply {
    peers = List.copyOf(peers);
  }

  /**
   * Numbers of a swarm.
   *
   * @param complete seeds
   * @param incomplete leeches
   * @param downloaded times completed
   */
  public record Swarm(OptionalInt complete, OptionalInt incomplete, OptionalInt downloaded) {
    /** Nothing said. */
    public static final Swarm UNKNOWN =
        new Swarm(OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty());
  }
}
