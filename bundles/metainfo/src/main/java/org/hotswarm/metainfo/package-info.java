/**
 * .torrent files and magnet links as values, and new torrents of a layout. What a torrent says of
 * names and lengths is believed only after {@link org.hotswarm.metainfo.InfoReader} and {@link
 * org.hotswarm.metainfo.path.NameCleaner} have checked it; a torrent that would leave its directory
 * is refused, one that is merely odd is cleaned. The info-hash is taken of the bytes as they came,
 * never of a re-encoded tree.
 *
 * <p>Hybrid torrents load as v1 with their v2 hash filled in, once both file lists agree; v2-only
 * torrents are refused.
 *
 * <p>Owner thread: any; the codec is stateless. Moving: nothing moves. Invariants: limits come
 * before allocation; every path that leaves here is relative, distinct from all others whatever the
 * case or Unicode form, and free of names that some operating system treats as devices. BEPs: 3, 5,
 * 9, 12, 19, 27, 47, 52, 53.
 */
package org.hotswarm.metainfo;
