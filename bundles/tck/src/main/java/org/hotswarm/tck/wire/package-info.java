/** What a codec of the peer wire promises. */
@Export
@Version("1.0.0")
package org.hotswarm.tck.wire;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
