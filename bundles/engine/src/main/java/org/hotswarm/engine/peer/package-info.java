/**
 * Connected peers: the bytes and messages of a connection, what each side has said, and what each
 * has asked of the other.
 *
 * <p>Owner thread: the torrent's loop for all but {@link org.hotswarm.engine.peer.Doorman}, which
 * works on the accepted channel's loop until the handshake names a torrent. Moving: connections
 * outlive every provider. Invariants: a peer counts as there from the end of its handshake to the
 * end of its channel; nothing a peer sends is kept unbounded. BEPs: 3, 6, 10.
 */
package org.hotswarm.engine.peer;
