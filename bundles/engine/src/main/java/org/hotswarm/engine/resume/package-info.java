/**
 * What a torrent must know after a restart, as a record and on its way to the resume store; and
 * what a session must know when its engine is replaced, in one file.
 *
 * <p>Owner thread: {@link org.hotswarm.engine.resume.ResumeRecord} and the parked records none;
 * {@link org.hotswarm.engine.resume.ResumePort} crosses to the state lane. Moving: nothing;
 * everything is on disk. Invariants: a piece is claimed only after its bytes were forced; a parked
 * session holds the records of all its torrents, whether a resume store keeps them too or not.
 *
 * <p>Connections are not parked: they are closed and dialled anew, by the addresses in the records.
 * For live ones to go over, the next engine would need, for each: the Netty channel, whose class
 * and event loop are Netty's and outlive ours; the handlers of transport and crypt, which are
 * providers'; and, in place of our own handlers, their facts: both handshakes, the peer's bitfield
 * and extension numbers, who chokes whom, the requests outstanding in both directions, bytes
 * received but not decoded, bytes queued but not sent. The place for these is a service of a bundle
 * that stays, holding channels that do not read and the event loop group they belong to: nothing of
 * the engine's classes may be reachable from it. The facts are values of {@code model} already.
 */
package org.hotswarm.engine.resume;
