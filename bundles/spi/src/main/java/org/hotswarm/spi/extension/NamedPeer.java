package org.hotswarm.spi.extension;

import org.hotswarm.model.peer.PeerAddress;

/**
 * A peer that somebody named.
 *
 * @param address where it can be dialled
 * @param seed whether it is said to have all pieces
 */
public record NamedPeer(PeerAddress address, boolean seed) {}
