/** What a codec of torrent files and magnet links promises. */
@Export
@Version("1.0.0")
package org.hotswarm.tck.metainfo;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
