/**
 * Who a peer is: its address, its 20-byte id, the client that id names, and where we heard of it.
 *
 * <p>Owner thread: none, all values are immutable. BEPs: 3, 7, 20, 23, 40.
 */
@Export
@Version("1.0.0")
package org.hotswarm.model.peer;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
