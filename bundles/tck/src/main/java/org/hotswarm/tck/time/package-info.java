/** Time that moves only when a test says so. */
@Export
@Version("1.0.0")
package org.hotswarm.tck.time;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
