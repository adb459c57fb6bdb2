package org.hotswarm.itests.load;

/** Ways to swap a provider. */
public enum Kind {
  /** Updated in place with the same bytes. */
  UPDATE,
  /** Updated in place with another version. */
  NEW_VERSION,
  /** Stopped and started. */
  RESTART,
  /** A copy with another name and a higher ranking comes. */
  NEWCOMER,
  /** The copy goes. */
  NEWCOMER_LEAVES,
  /** Another one is chosen by id, for the session or a torrent. */
  CHOICE,
  /** Uninstalled and installed again. */
  REINSTALL
}
