/**
 * Where a torrent's bytes are kept. One store per torrent.
 *
 * <p>Owner thread: the torrent's disk lane, which calls one method at a time and may wait for it.
 * Order: a {@code read} sees every {@code write} before it. Pressure: a slow store is felt by the
 * lane, whose queue is bounded by the engine. Failure: {@link java.io.IOException}; {@link
 * StoreFullException} when there is no room; nothing else escapes. Moving: {@link StoreState} after
 * {@code force}; nothing is dirty then, and what is nowhere but in memory moves with it as {@link
 * KeptPiece}. What is verified is the engine's to know. BEPs: 3, 47.
 */
@Export
@Version("1.0.0")
package org.hotswarm.spi.store;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
