/**
 * Asks trackers over UDP. One client keeps the connection ids of all UDP trackers of a session, and
 * one {@link org.hotswarm.tracker.udp.Exchange} per announce or scrape under way: look the host up,
 * get a connection id, send the question, repeat it while nobody answers.
 *
 * <p>Owner thread: the session's loop; only the look-up of a name runs on the blocking executor.
 * Moving: connection ids with their age; exchanges under way are asked again by the engine.
 * Invariants: a datagram counts only when its transaction id is open and its sender is the address
 * that was asked; a transaction is over before its reply is told; every exchange ends by its
 * deadline, and ending it leaves no timer and no transaction behind. BEPs: 15, 41.
 */
package org.hotswarm.tracker.udp;
