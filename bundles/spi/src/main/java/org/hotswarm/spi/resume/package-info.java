/**
 * Where a session keeps what it must know after a restart. One resume store per session.
 *
 * <p>Owner thread: the session's state lane, which may wait. Order: a {@code load} sees every
 * {@code save} before it. Pressure: none. Failure: {@link java.io.IOException}; what is on disk is
 * then the old record or the new one, whole. Moving: nothing; everything is on disk. BEPs: none.
 */
@Export
@Version("1.0.0")
package org.hotswarm.spi.resume;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
