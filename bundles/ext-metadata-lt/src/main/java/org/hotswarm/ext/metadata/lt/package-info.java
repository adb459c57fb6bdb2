/**
 * {@code LT_metadata}: the older way to get the info dictionary of a magnet link from peers, and to
 * serve it (manual: metadata from peers). Who asks does not know how large it is, so parts are
 * named in 256ths of the whole. Each peer's answers are a copy of their own: one that proves false
 * proves who lied.
 *
 * <p>Owner thread: the torrent's loop. Moving: nothing; parts are small and are asked for again.
 * Invariants: memory grows only by parts that arrived and were asked for, of a few peers at a time;
 * what a peer may be served is bounded, and nothing is sent to a peer that does not read. BEPs: 10.
 */
package org.hotswarm.ext.metadata.lt;
