package org.hotswarm.api.status;

import org.hotswarm.model.peer.PeerAddress;
import org.hotswarm.model.peer.PeerSource;

/**
 * How a connected peer is.
 *
 * @param address where
 * @param client what it calls itself, as far as that is known
 * @param source where we heard of it
 * @param incoming whether it connected to us
 * @param choking who chokes whom, who wants what
 * @param pieces how many it has
 * @param downRate bytes per second of payload from it
 * @param upRate bytes per second of payload to it
 * @param downloaded payload bytes from it
 * @param uploaded payload bytes to it
 * @param requestsOut blocks asked of it and not yet come
 * @param requestsIn blocks it asked for and has not yet got
 */
public record PeerStatus(
    PeerAddress address,
    String client,
    PeerSource source,
    boolean incoming,
    Choking choking,
    int pieces,
    long downRate,
    long upRate,
    long downloaded,
    long uploaded,
    int requestsOut,
    int requestsIn) {

  /**
   * Who chokes whom and who wants what.
   *
   * @param chokesUs it does not let us download
   * @param isChoked we do not let it download
   * @param interesting it has something we want
   * @param interested it wants something of ours
   * @param snubbed it has not sent for too long what we asked for
   */
  public record Choking(
      boolean chokesUs,
      boolean isChoked,
      boolean interesting,
      boolean interested,
      boolean snubbed) {}
}
