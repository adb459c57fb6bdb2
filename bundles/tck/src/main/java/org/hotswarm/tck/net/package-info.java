/** The network of the engine, which carries nothing further than a test lets it. */
@Export
@Version("1.0.0")
package org.hotswarm.tck.net;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
