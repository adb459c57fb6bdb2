package org.hotswarm.model.wire;

import org.hotswarm.model.hash.InfoHash;
import org.hotswarm.model.peer.PeerId;

/**
 * The 68 bytes that open a connection (BEP 3).
 *
 * @param reserved what the sender can do
 * @param infoHash the swarm it speaks of
 * @param peerId what it calls itself
 */
public record Handshake(Reserved reserved, InfoHash infoHash, PeerId peerId) {
  /** Bytes on the wire (BEP 3). */
  public static final int LENGTH = 68;

  /** Bytes up to and with the info-hash, all that is needed to know the swarm (BEP 3). */
  public static final int INFO_HASH_END = 48;
}
