package org.hotswarm.spi.tracker;

import java.util.Optional;
import org.hotswarm.model.peer.PeerAddress;
import org.hotswarm.model.peer.PeerId;

/**
 * A peer that a tracker named.
 *
 * @param address where
 * @param peerId who, when the reply was not compact (BEP 3, 23)
 */
public record TrackerPeer(PeerAddress address, Optional<PeerId> peerId) {}
