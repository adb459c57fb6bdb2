/**
 * What a .torrent file or a magnet link says, as values. The codec that reads and writes them is a
 * service, {@code org.hotswarm.spi.metainfo.MetainfoCodec}.
 *
 * <p>Owner thread: none, all values are immutable. Invariants: file paths are already safe names,
 * relative, without {@code .} or {@code ..}; piece hashes and lengths agree. BEPs: 3, 5, 9, 12, 19,
 * 27, 47, 52, 53.
 */
@Export
@Version("1.0.0")
package org.hotswarm.model.metainfo;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
