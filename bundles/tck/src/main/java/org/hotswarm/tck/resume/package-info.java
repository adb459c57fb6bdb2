/** What a resume store promises, and a plain one. */
@Export
@Version("1.0.0")
package org.hotswarm.tck.resume;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
