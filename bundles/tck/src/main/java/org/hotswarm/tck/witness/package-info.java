/** What a witness of pieces promises, and a court that fakes what it may ask of the engine. */
@Export
@Version("1.0.0")
package org.hotswarm.tck.witness;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
