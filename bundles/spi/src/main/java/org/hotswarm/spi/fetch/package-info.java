/**
 * Getting small documents by URL, such as .torrent files. One fetcher per session and URL scheme.
 *
 * <p>Owner thread: the session's loop; blocking work goes to the executor from the needs. Order:
 * none. Pressure: none. Failure: the stage completes with {@link java.io.IOException} whose message
 * is for the user. Moving: nothing moves; what is under way is asked again.
 */
@Export
@Version("1.0.0")
package org.hotswarm.spi.fetch;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
