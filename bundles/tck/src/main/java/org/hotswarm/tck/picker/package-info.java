/** What a picker promises, the facts of a torrent in maps, and a plain picker. */
@Export
@Version("1.0.0")
package org.hotswarm.tck.picker;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
