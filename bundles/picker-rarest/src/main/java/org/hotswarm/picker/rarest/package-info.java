/**
 * Asks for the rarest pieces first, so that the swarm loses none and we have what others want. The
 * order of the blocks for one peer:
 *
 * <ol>
 *   <li>pieces of priority 7, and then 6, whatever their rarity;
 *   <li>by rarity; among equally rare ones priorities 5 and 4, then the free blocks of half-done
 *       pieces and priority 3, then 2, then 1; equal ones at random. Half-done pieces come before
 *       rarer ones, too, when the request prefers them, while there are more than 1.5 of them per
 *       peer, and until the first 4 pieces are verified, which are chosen at random;
 *   <li>half-done pieces that peers of another speed class began;
 *   <li>in the end game, blocks that fewest others were asked for.
 * </ol>
 *
 * <p>The levels are the manual's (piece_priority): 1 is normal, 2 settles ties, 3 goes with
 * half-done pieces, 4 and 5 before them, 6 with what only one peer has, 7 before all. Where two
 * that should be equal have different numbers, the higher one is first.
 *
 * <p>Owner thread: the torrent's loop. Moving: whether the first random pieces are over.
 * Availability is replayed. Invariants: every piece that is wanted and not verified stands on
 * exactly one shelf, the one of its rank; a choice costs no walk over all pieces when the peer is a
 * seed; nothing of the needs is kept beyond a call. BEPs: 3, 6.
 */
package org.hotswarm.picker.rarest;
