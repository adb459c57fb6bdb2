/** What a tracker client promises, and an engine around it in virtual time. */
@Export
@Version("1.0.0")
package org.hotswarm.tck.tracker;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
