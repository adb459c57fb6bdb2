/** What a choker promises, and one that serves those who came first. */
@Export
@Version("1.0.0")
package org.hotswarm.tck.choker;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
