package org.hotswarm.spi.tracker;

import java.net.InetAddress;
import java.util.Optional;
import org.hotswarm.model.hash.InfoHash;
import org.hotswarm.model.peer.PeerId;

/**
 * What we tell a tracker (BEP 3, 15).
 *
 * @param infoHash the swarm
 * @param peerId what we call ourselves there
 * @param port where we listen
 * @param progress what we did so far
 * @param event why we announce
 * @param numWant peers wanted; 0 with {@code stopped}
 * @param key proves us to the tracker when our address changes
 * @param trackerId what this tracker gave us with its last reply
 * @param announceIp the address to announce instead of the one the tracker sees
 */
public record AnnounceRequest(
    InfoHash infoHash,
    PeerId peerId,
    int port,
    Progress progress,
    Event event,
    int numWant,
    int key,
    Optional<String> trackerId,
    Optional<InetAddress> announceIp) {

  /** Why we announce; the numbers are those of BEP 15. */
  public enum Event {
    /** The interval is over. */
    NONE,
    /** The download is complete, just now. */
    COMPLETED,
    /** The first announce. */
    STARTED,
    /** The last announce. */
    STOPPED
  }

  /**
   * Payload bytes since {@code started}.
   *
   * @param uploaded sent
   * @param downloaded received
   * @param left still to get; {@code Long.MAX_VALUE} is not known yet
   */
  public record Progress(long uploaded, long downloaded, long left) {}
}
