/**
 * Byte streams between peers, as Netty channels. One transport per session and provider.
 *
 * <p>Owner thread: the session's loop; channels belong to the loop they are registered with. Order:
 * none. Pressure: a channel that is not read does not read. Failure: futures fail. Moving: {@link
 * TransportState}; open channels stay as they are, for their classes are Netty's. BEPs: 3.
 */
@Export
@Version("1.0.0")
package org.hotswarm.spi.transport;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
