/**
 * Hash values: the 20-byte SHA-1 of v1, the 32-byte SHA-256 of v2, and the 20-byte id by which
 * peers and trackers name a swarm.
 *
 * <p>Owner thread: none, all values are immutable. BEPs: 3, 9, 52.
 */
@Export
@Version("1.0.0")
package org.hotswarm.model.hash;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
