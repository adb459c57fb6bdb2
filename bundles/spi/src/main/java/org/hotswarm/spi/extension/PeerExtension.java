package org.hotswarm.spi.extension;

import java.nio.ByteBuffer;
import org.hotswarm.model.bencode.BDictionary;
import org.hotswarm.spi.Movable;
import org.osgi.annotation.versioning.ConsumerType;

/** An extension at work in one torrent. */
@ConsumerType
public interface PeerExtension extends Movable<ExtensionState> {
  /**
   * What it adds to our extension handshake beside its name, such as {@code metadata_size} (BEP 9).
   */
  BDictionary handshakeAdditions();

  /** A peer said that it speaks this extension. */
  void peerJoined(ExtensionPeer peer);

  /** It is gone, or turned the extension off. */
  void peerLeft(ExtensionPeer peer);

  /**
   * It sent a message.
   *
   * @param payload from position to limit; holds only until this returns
   */
  void onMessage(ExtensionPeer peer, ByteBuffer payload);

  /** The info dictionary became known, from wherever. */
  default void infoKnown() {}
}
