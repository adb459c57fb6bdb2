/**
 * .torrent files and magnet links to values and back, and the making of new torrents.
 *
 * <p>Owner thread: any; a codec is stateless. Order: none. Pressure: none. Failure: {@link
 * org.hotswarm.model.metainfo.MetainfoException}, which names the key. Moving: nothing moves. BEPs:
 * 3, 5, 9, 12, 19, 27, 47, 52, 53.
 */
@Export
@Version("1.0.0")
package org.hotswarm.spi.metainfo;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
