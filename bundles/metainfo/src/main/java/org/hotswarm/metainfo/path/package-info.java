/**
 * File names from strangers: what is refused, what is cleaned, and how two files are kept from
 * being one (limits 7 to 11).
 *
 * <p>Owner thread: any; {@link org.hotswarm.metainfo.path.DistinctPaths} belongs to whoever reads
 * one torrent. Moving: nothing moves. Invariants: cleaning what is clean changes nothing. BEPs: 3,
 * 47.
 */
package org.hotswarm.metainfo.path;
