/**
 * Reading, making and checking torrents without a session, and the rule where files of a torrent
 * lie on disk.
 *
 * <p>Owner thread: any; hashing runs on the executor it is given and on the caller's thread.
 * Moving: nothing. Invariants: no path of a torrent lies outside its save path; a file that changes
 * while it is hashed is an error, never a wrong hash. BEPs: 3, 9, 47.
 */
package org.hotswarm.engine.make;
