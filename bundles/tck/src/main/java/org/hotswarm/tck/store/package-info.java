/** What a store promises, and a torrent to be kept in it. */
@Export
@Version("1.0.0")
package org.hotswarm.tck.store;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
