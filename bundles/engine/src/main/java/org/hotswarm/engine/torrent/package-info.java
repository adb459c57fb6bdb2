/**
 * One torrent: its swarm of peers, its transfer once the info dictionary is known, the phases it
 * goes through, and the doors by which other threads reach it.
 *
 * <p>Owner thread: the torrent's loop, but for {@link org.hotswarm.engine.torrent.TorrentPort} and
 * {@link org.hotswarm.engine.torrent.TorrentHandle}, which any thread may call and which only post.
 * Moving: pickers, stores and extensions sit in slots and may change at any event. Invariants: a
 * {@link org.hotswarm.engine.torrent.Transfer} exists exactly when the info dictionary is known.
 * BEPs: 3, 6, 9, 10, 12, 27, 40.
 */
package org.hotswarm.engine.torrent;
