/**
 * The parts a session works with: which providers there are, who uses which, what happened when
 * they changed, and the bundles that bring them.
 *
 * <p>Owner thread: any; all values are immutable.
 */
@Export
@Version("1.0.0")
package org.hotswarm.api.module;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
