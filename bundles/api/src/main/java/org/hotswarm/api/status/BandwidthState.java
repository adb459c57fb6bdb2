package org.hotswarm.api.status;

/** What the traffic with a peer waits for, in one direction (manual: {@code bw_state}). */
public enum BandwidthState {
  /** Nothing is to be sent, or nothing may be received for another reason than a rate. */
  IDLE,
  /** A rate limit of the torrent. */
  TORRENT,
  /** A rate limit of the session. */
  GLOBAL,
  /** The network. */
  NETWORK
}
