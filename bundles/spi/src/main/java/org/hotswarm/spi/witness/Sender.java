package org.hotswarm.spi.witness;

import org.hotswarm.model.peer.PeerAddress;

/**
 * A peer that sent a block; it may be gone meanwhile.
 *
 * @param id names its connection; unique in the session
 * @param address the other end of that connection
 */
public record Sender(long id, PeerAddress address) {}
