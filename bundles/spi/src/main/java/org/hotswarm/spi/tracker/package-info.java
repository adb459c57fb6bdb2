/**
 * Asking trackers. One tracker client per session and URL scheme; tiers, intervals and retries are
 * the engine's.
 *
 * <p>Owner thread: the session's loop; blocking work goes to the executor from the needs. Order:
 * none between requests. Pressure: the engine bounds requests under way. Failure: the stage
 * completes with {@link TrackerException}. Moving: {@link TrackerState}; requests under way are
 * asked again of the next one. BEPs: 3, 7, 15, 23, 24, 31, 41, 48.
 */
@Export
@Version("1.0.0")
package org.hotswarm.spi.tracker;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
