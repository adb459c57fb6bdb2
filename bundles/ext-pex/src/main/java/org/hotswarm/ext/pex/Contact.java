package org.hotswarm.ext.pex;

import org.hotswarm.model.peer.PeerAddress;
import org.hotswarm.spi.extension.ConnectedPeer;

/**
 * A peer as {@code ut_pex} names it.
 *
 * @param address where it can be dialled
 * @param flags what is known of it (BEP 11)
 */
record Contact(PeerAddress address, int flags) {
  /** It prefers encryption, as it said under {@code e} (BEP 11). */
  static final int ENCRYPTION = 0x01;

  /** It is a seed, or uploads only (BEP 11, 21). */
  static final int SEED = 0x02;

  /** It speaks uTP (BEP 11, 29). */
  static final int UTP = 0x04;

  /** It said that it speaks {@code ut_holepunch} (BEP 11, 55). */
  static final int HOLEPUNCH = 0x08;

  /** It was dialled, and so is reachable (BEP 11). */
  static final int REACHABLE = 0x10;

  /** The bits that have a meaning; others are reserved. */
  private static final int KNOWN = ENCRYPTION | SEED | UTP | HOLEPUNCH | REACHABLE;

  Contact {
    flags &= KNOWN;
  }

  /** Of a peer that we are connected with and that can be dialled at {@code address}. */
  static Contact of(PeerAddress address, ConnectedPeer peer) {
    boolean encryption = peer.handshake().integer("e").orElse(0) != 0;
    boolean uploadOnly = peer.handshake().integer("upload_only").orElse(0) != 0;
    boolean holepunch =
        peer.handshake()
            .dictionary("m")
            .map(names -> names.integer("ut_holepunch").orElse(0) > 0)
            .orElse(false);
    int flags =
        bit(encryption, ENCRYPTION)
            | bit(peer.isSeed() || uploadOnly, SEED)
            | bit(holepunch, HOLEPUNCH)
            | bit(peer.isOutgoing(), REACHABLE);
    return new Contact(address, flags);
  }

  private static int bit(boolean set, int bit) {
    return set ? bit : 0;
  }

  boolean isSeed() {
    return (flags & SEED) != 0;
  }
}
