/**
 * Who sent what of a piece, and whether the piece was right: what it takes to tell who sends false
 * data. One working object per torrent and provider.
 *
 * <p>Owner thread: the torrent's loop. Order: one {@code pieceChecked} for each piece that was
 * checked because its last block came, in the order of the checks; never for pieces found on disk.
 * Pressure: none; what is kept of reports must be bounded. Failure: what it throws is reported, and
 * the report lost. Moving: {@link PieceWitnessState}, a bencode tree. Bans and suspicion are facts
 * that the engine keeps while one witness follows another; while there is none, nobody is banned by
 * it and nobody is under suspicion. BEPs: 3.
 */
@Export
@Version("1.0.0")
package org.hotswarm.spi.witness;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
