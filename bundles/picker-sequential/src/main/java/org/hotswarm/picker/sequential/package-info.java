/**
 * Asks for pieces in the order of their bytes, for those who look at a file while it arrives. The
 * order of the blocks for one peer:
 *
 * <ol>
 *   <li>higher priorities before lower ones, and by index among pieces of one priority; half-done
 *       pieces in their place in that order, or before whole ones of the same priority when the
 *       request prefers them or there are more than 1.5 of them per peer;
 *   <li>half-done pieces that faster peers began, or that another peer has for its own;
 *   <li>in the end game, blocks that fewest others were asked for.
 * </ol>
 *
 * <p>A fast peer goes on with what slower ones began: the first piece that is missing holds up the
 * reader, whoever began it. A slow peer does not hold up the piece of a fast one.
 *
 * <p>Owner thread: the torrent's loop. Moving: whether enough pieces for rarest first are there,
 * which is passed on to a picker that minds it. Invariants: every piece that is wanted and not
 * verified is in exactly one set, that of its priority; availability is not looked at; nothing of
 * the needs is kept beyond a call. BEPs: 3, 6.
 */
package org.hotswarm.picker.sequential;
