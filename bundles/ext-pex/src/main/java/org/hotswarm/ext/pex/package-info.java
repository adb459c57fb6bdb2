/**
 * {@code ut_pex}: tells the peers of a torrent whom else we are connected with, and takes what they
 * tell. Each peer gets one message a minute, of what has changed since its last: the first has whom
 * we are connected with now, later ones who came and who went. What peers tell are rumours, of
 * which only so many are taken (limit 30).
 *
 * <p>Owner thread: the torrent's loop. Moving: what was told to whom and when, so that nothing is
 * told twice and nobody is told more often. Invariants: a peer is told of nobody whom it was told
 * of already, of nobody gone whom it was not told of, and never of itself. BEPs: 10, 11, 27.
 */
package org.hotswarm.ext.pex;
