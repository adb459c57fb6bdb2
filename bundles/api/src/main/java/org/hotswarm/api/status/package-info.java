/**
 * How sessions, torrents, peers, trackers and modules are: immutable snapshots.
 *
 * <p>Owner thread: none, all values are immutable.
 */
@Export
@Version("1.0.0")
package org.hotswarm.api.status;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
