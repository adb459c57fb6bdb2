package org.hotswarm.api.alert;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** What alerts are about (manual: alert categories); a listener names those it wants. */
public enum AlertCategory {
  /** Something went wrong for good: a torrent, a file, a provider. */
  ERROR,

  /** Peers come, go, and do wrong. */
  PEER,

  /** Ports are mapped on a router, or not. */
  PORT_MAPPING,

  /** Files are moved, renamed, removed, and resume data is saved. */
  STORAGE,

  /** What trackers are asked and say. */
  TRACKER,

  /** For those who look for faults. */
  DEBUG,

  /** Torrents and the session go over from one state to another. */
  STATUS,

  /** Pieces and hashes. */
  PROGRESS,

  /** An address was kept out. */
  IP_BLOCK,

  /** A limit or a slow part costs speed. */
  PERFORMANCE_WARNING,

  /**
   * Single blocks. The manual counts them among {@link #PROGRESS}; there are thousands of them a
   * second, so they are told to those only who name this.
   */
  BLOCK_PROGRESS;

  private static final Set<AlertCategory> USUAL =
      Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(BLOCK_PROGRESS)));

  /** All but single blocks. */
  public static Set<AlertCategory> usual() {
    return USUAL;
  }
}
