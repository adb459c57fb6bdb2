/**
 * What two peers say to each other, one record per message, and the 68 bytes that open a
 * connection.
 *
 * <p>Owner thread: none; records are immutable, but the buffers inside {@link Piece} and {@link
 * Extended} are views of memory that belongs to whoever decoded them, and hold only until that call
 * returns. BEPs: 3, 5, 6, 10.
 */
@Export
@Version("1.0.0")
package org.hotswarm.model.wire;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
