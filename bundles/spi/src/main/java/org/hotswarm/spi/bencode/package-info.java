/**
 * Bytes to bencode trees and back (BEP 3).
 *
 * <p>Owner thread: any; a codec is stateless. Order: none. Pressure: none. Failure: {@link
 * org.hotswarm.model.bencode.BencodeException}, never an {@link Error}. Moving: nothing moves.
 */
@Export
@Version("1.0.0")
package org.hotswarm.spi.bencode;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
