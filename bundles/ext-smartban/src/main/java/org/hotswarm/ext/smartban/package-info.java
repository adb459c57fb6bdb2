/**
 * Smart ban: finds out who sent a wrong block. Of a piece whose hash was wrong the checksums of the
 * blocks are kept; when the piece later comes out right, who sent a block that differs is banned,
 * and nobody else. Who alone sent a wrong piece is banned at once. Whoever took part in one is put
 * on parole until a right one, and loses trust, which ends below a limit (limit 38); so a peer that
 * knows how to make a false block of the right checksum is found all the same.
 *
 * <p>Owner thread: the torrent's loop. Moving: trust, and the checksums of pieces that were wrong.
 * Invariants: both are bounded; what is oldest is forgotten first. BEPs: 3.
 */
package org.hotswarm.ext.smartban;
