package org.hotswarm.spi.extension;

import java.nio.ByteBuffer;
import org.hotswarm.model.bencode.BDictionary;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A peer that speaks the extension. The same object stands for it from {@code peerJoined} to {@code
 * peerLeft}.
 */
@ProviderType
public interface ExtensionPeer extends ConnectedPeer {
  /**
   * Sends a message of this extension: a dictionary, and bytes behind it that may be empty. Copied
   * before it returns.
   */
  void send(BDictionary message, ByteBuffer trailer);

  /**
   * Sends a message of this extension that is no dictionary.
   *
   * @param payload from position to limit, copied before it returns; the position stays
   */
  void send(ByteBuffer payload);

  /** Bytes waiting to be sent to it. */
  long queuedBytes();

  /** Closes the connection and says why. */
  void disconnect(String reason);

  /** The same, and its address is not connected with again: it alone sent what is false. */
  void ban(String reason);
}
