/**
 * Which torrents run: their places in line, and the rounds that start and stop those that the
 * session manages.
 *
 * <p>Owner thread: the line and its members any; rounds are the session's loop. Decisions are made
 * on published statuses, at most a second old, or ten where nothing happens, so that no torrent is
 * waited for. Invariants: positions have no gaps; who is not managed is never started or stopped
 * here. BEPs: none; the manual's section on queuing.
 */
package org.hotswarm.engine.queue;
