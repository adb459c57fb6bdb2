package org.hotswarm.spi.extension;

import org.hotswarm.spi.Provider;
import org.osgi.annotation.versioning.ConsumerType;

/** Opens peer extensions. */
@ConsumerType
public interface PeerExtensionProvider
    extends Provider<PeerExtensionNeeds, ExtensionState, PeerExtension> {
  /**
   * The name in the {@code m} dictionary of the extension handshake, such as {@code ut_metadata}
   * (BEP 10).
   */
  String extensionName();

  /** Whether it may run in a private torrent (BEP 27). */
  boolean allowedWhenPrivate();
}
