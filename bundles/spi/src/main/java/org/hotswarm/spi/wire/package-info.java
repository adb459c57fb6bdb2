/**
 * Frames and messages of the peer wire protocol.
 *
 * <p>Owner thread: any; a codec keeps no state between calls: bytes not yet decoded are the
 * connection's. Order: messages come out in the order of the bytes. Pressure: none, the connection
 * stops reading. Failure: {@link org.hotswarm.model.wire.WireException}, after which the connection
 * is closed. Moving: nothing moves. BEPs: 3, 5, 6, 10.
 */
@Export
@Version("1.0.0")
package org.hotswarm.spi.wire;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
