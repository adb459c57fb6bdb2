/**
 * The session: what its torrents share, and how applications reach it.
 *
 * <p>Owner thread: any for what applications call; the session's loop for listening, trackers and
 * rounds of choking. Moving: the session sits still while providers come and go in the slots behind
 * its doors.
 */
package org.hotswarm.engine;
