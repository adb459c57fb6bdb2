/**
 * The network as the engine hands it out. Every address a provider wants to talk to passes {@link
 * Egress}, which knows the bind address, the filters, and what may not be reached (loopback and
 * private addresses named by strangers).
 *
 * <p>Owner thread: {@link Egress} any, it may block; {@link DatagramPort} that of the working
 * object it was given to.
 */
@Export
@Version("1.0.0")
package org.hotswarm.spi.net;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
