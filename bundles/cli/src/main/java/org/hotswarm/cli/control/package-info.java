/**
 * The way into a running engine for other processes of the same user: a Unix-domain socket in the
 * state directory. A client writes a request, one JSON object in one line, and reads lines of JSON:
 * rows, then {@code done} or {@code error}.
 *
 * <p>Owner thread: {@code hotswarm-control} accepts; each client has a thread of its own, {@code
 * hotswarm-control-N}, which also does what the client asks, as changing bundles takes time. None
 * of them keeps the process alive. Moving: nothing; a client whose engine ends reads the end of the
 * stream. Invariants: the socket is never reachable for other users; of two processes with one
 * state directory the second is refused, and what a dead one left is replaced; a line, the number
 * of clients, and the time a client may say nothing are bounded. BEPs: none.
 */
package org.hotswarm.cli.control;
