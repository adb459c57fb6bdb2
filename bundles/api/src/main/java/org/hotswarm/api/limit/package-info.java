/**
 * How much a session, a torrent in it, and a peer may move and have open.
 *
 * <p>Owner thread: any; what is set holds at once for all transfers that run. Limits hold together:
 * a torrent never gets more than its session has, whatever its own limit is. Values that make no
 * sense are refused with an {@link IllegalArgumentException} that names them.
 */
@Export
@Version("1.0.0")
package org.hotswarm.api.limit;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
