package org.hotswarm.spi.picker;

import org.hotswarm.model.geometry.PieceSet;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A peer as a picker sees it. The same object stands for it from {@code peerJoined} to {@code
 * peerLeft}.
 */
@ProviderType
public interface PickerPeer {
  /** What it has; live, and not the picker's to change. */
  PieceSet pieces();

  /** How fast it sends to us. */
  PeerSpeed speed();
}
