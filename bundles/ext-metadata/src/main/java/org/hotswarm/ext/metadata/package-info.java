/**
 * {@code ut_metadata}: fetches the info dictionary of a magnet link from peers, and serves it to
 * peers that lack it. Peers may lie about its size and its bytes, so {@link
 * org.hotswarm.ext.metadata.Fetch} assembles one {@link org.hotswarm.ext.metadata.Copy} per size
 * that peers name, remembers who supplied which part, and once a mixed copy proved false gives each
 * peer of that size a copy of its own: then a false copy proves who lied.
 *
 * <p>Owner thread: the torrent's loop. Moving: the parts collected so far, with who supplied them;
 * requests under way are asked again. Invariants: memory grows only by parts that arrived and were
 * asked for, and stays below a budget; an answer counts only once and only from whom was asked;
 * what a peer may be served is bounded, and nothing is sent to a peer that does not read. BEPs: 9,
 * 10.
 */
package org.hotswarm.ext.metadata;
