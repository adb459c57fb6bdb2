package org.hotswarm.model.peer;

/**
 * Where an address was heard of. The order is that of trust: a torrent that is full drops the last
 * kinds first.
 */
public enum PeerSource {
  /** The user named it. */
  MANUAL,
  /** A magnet link named it ({@code x.pe}, BEP 9). */
  MAGNET,
  /** It was connected when the state was saved. */
  RESUME_DATA,
  /** It connected to us. */
  INCOMING,
  /** A tracker named it. */
  TRACKER,
  /** It was found on the local network (BEP 14). */
  LSD,
  /** The DHT named it (BEP 5). */
  DHT,
  /** Another peer named it (BEP 11). */
  PEX
}
