/**
 * .torrent files and magnet links as values, and new torrents of a layout. What a torrent says of
 * names and lengths is believed only after {@link org.hotswarm.metainfo.InfoReader} and {@link
 * org.hotswarm.metainfo.path.NameCleaner} have checked it; a torrent that would leave its directory
 * is refused, one that is merely odd is cleaned. The info-hash is taken of the bytes as they came,
 * never of a re-encoded tree.
 *
 * <p>A hybrid's v1 files and pieces count once both file lists agree; its trees are kept beside
 * them. The files of a v2-only torrent get the pad files that BEP 52 implies, so that all torrents
 * have one geometry.
 *
 * <p>Owner thread: any; the codec is stateless. Moving: nothing moves. Invariants: limits come
 * before allocation; every path that leaves here is relative, distinct from all others whatever the
 * case or Unicode form, and free of names that some operating system treats as devices. BEPs: 3, 5,
 * 9, 12, 19, 27, 47, 52, 53.
 */
package org.hotswarm.metainfo;
