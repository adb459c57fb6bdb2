/**
 * Gogo commands on the running engine, in the scope {@code hotswarm}: torrents, peers, trackers,
 * modules and settings, in plain Felix as in Karaf.
 *
 * <p>Owner thread: none; each command runs on the thread of the shell that calls it and reads
 * snapshots. Moving: nothing. Invariants: a command returns the text it shows, so that it can be
 * piped; a mistake of the user's is answered in words, not by an exception; text of strangers is
 * shown without its control characters. BEPs: none.
 */
package org.hotswarm.shell;
