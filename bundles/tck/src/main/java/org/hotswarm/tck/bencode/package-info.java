/** What a bencode codec promises, and a plain codec of its own. */
@Export
@Version("1.0.0")
package org.hotswarm.tck.bencode;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
