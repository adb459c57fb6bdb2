/**
 * Whom to unchoke. One choker per session.
 *
 * <p>Owner thread: the session's loop. Order: one {@code round} after another, each with all peers.
 * Pressure: none. Failure: what it throws ends that round, nobody changes state. Moving: {@link
 * ChokerState}; peers and their rates come with every round. BEPs: 3.
 */
@Export
@Version("1.0.0")
package org.hotswarm.spi.choker;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
