/** What an extension promises, and a torrent with peers that speak it. */
@Export
@Version("1.0.0")
package org.hotswarm.tck.extension;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
