package org.hotswarm.spi.picker;

/** How fast a peer sends, as the manual's {@code piece_state} classes it. */
public enum PeerSpeed {
  /** Below a few KiB/s, or nothing known yet. */
  SLOW,
  /** In between. */
  MEDIUM,
  /** Sends a whole piece within {@code whole_pieces_threshold}. */
  FAST
}
