/** What a transport promises, two loops to run it, and a plain one. */
@Export
@Version("1.0.0")
package org.hotswarm.tck.transport;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
