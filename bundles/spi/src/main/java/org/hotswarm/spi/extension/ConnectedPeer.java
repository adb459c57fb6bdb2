package org.hotswarm.spi.extension;

import java.util.Optional;
import org.hotswarm.model.bencode.BDictionary;
import org.hotswarm.model.peer.PeerAddress;
import org.osgi.annotation.versioning.ProviderType;

/** A peer that the torrent is connected with, whether it speaks the extension or not. */
@ProviderType
public interface ConnectedPeer {
  /** Names the connection; unique in the session. */
  long id();

  /** The other end of the connection. */
  PeerAddress address();

  /** Where it can be dialled: it was, or it said where it listens (BEP 10, {@code p}). */
  Optional<PeerAddress> listensAt();

  /** Whether we dialled it, so that it is known to be reachable. */
  boolean isOutgoing();

  /** Its extension handshake, the newest one; empty before the first (BEP 10). */
  BDictionary handshake();

  /** Whether it has all pieces. */
  boolean isSeed();
}
