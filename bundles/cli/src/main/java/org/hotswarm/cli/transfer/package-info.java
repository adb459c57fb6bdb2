/**
 * A session at work for one command: its torrents are watched from the moment they are added until
 * each has its verdict, time is up, or the user has had enough.
 *
 * <p>Owner thread: the command's. Moving: nothing. Invariants: each torrent gets one verdict; the
 * session is stopped, and resume data with it, however the command ends; a torrent that fails does
 * not end the others. BEPs: none.
 */
package org.hotswarm.cli.transfer;
