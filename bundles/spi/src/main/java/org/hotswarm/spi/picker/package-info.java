/**
 * Which block to ask of whom next. One picker per torrent.
 *
 * <p>Owner thread: the torrent's loop. Order: {@code peerJoined} comes before anything else about
 * that peer and {@code peerLeft} after; block states in the needs are up to date at every call.
 * Pressure: {@code pick} answers at most the number asked for and does no I/O. Failure: what it
 * throws ends that pick only. Moving: {@link PickerState}; the engine tells peers, priorities and
 * verified pieces again. BEPs: 3, 6.
 */
@Export
@Version("1.0.0")
package org.hotswarm.spi.picker;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
