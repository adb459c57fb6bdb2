package org.hotswarm.engine.torrent;

import org.hotswarm.engine.peer.Peer;

/**
 * How fast a peer is served under a share ratio: so that in a quarter of a minute it will have got
 * what it sent by then, times the ratio, and a little credit to begin with (manual: {@code
 * set_ratio}).
 */
final class ShareRatio {
  /** Given ahead: 64 KiB and two blocks, so that two that wait for each other begin. */
  private static final long CREDIT = (1 << 16) + 2 * (1 << 14);

  private static final int BREAK_EVEN_SECONDS = 15;

  /** What is expected of the peer reaches further than that, so that both speed up. */
  private static final double FORESIGHT = 1.5;

  /** Bytes per second; never nothing, or a peer that owes us could not come back. */
  private static final long LEAST = 10;

  private ShareRatio() {}

  /**
   * Bytes per second that {@code peer} is served with at most; 0 for no limit.
   *
   * @param ratio to upload for each byte downloaded; 0 for as much as can be
   */
  static long limit(Peer peer, double ratio) {
    if (ratio == 0) {
      return 0;
    }
    return limit(
        ratio, peer.traffic().downloaded(), peer.traffic().uploaded(), peer.traffic().downRate());
  }

  static long limit(double ratio, long downloaded, long uploaded, long downRate) {
    double soon = (downloaded + downRate * BREAK_EVEN_SECONDS * FORESIGHT) * ratio;
    return Math.max(LEAST, (long) ((soon - uploaded + CREDIT) / BREAK_EVEN_SECONDS));
  }
}
