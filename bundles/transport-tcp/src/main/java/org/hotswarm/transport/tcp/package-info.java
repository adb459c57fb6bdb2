/**
 * TCP: connects, listens and accepts, and hands each stream on as a Netty channel. Which channel
 * class it is follows from the loop that will run it: epoll where the loop is, NIO elsewhere.
 *
 * <p>Owner thread: the session's loop for {@link org.hotswarm.transport.tcp.TcpTransport}; accepted
 * channels are prepared on the loop they belong to. Moving: the addresses listened on; channels,
 * the listening ones too, are the engine's and go on. Invariants: once prepared, no channel that is
 * connected holds a class of this bundle. BEPs: 3.
 */
package org.hotswarm.transport.tcp;
