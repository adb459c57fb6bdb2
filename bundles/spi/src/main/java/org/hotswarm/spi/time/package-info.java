/**
 * Time as the engine hands it out; virtual in tests.
 *
 * <p>Owner thread: {@link Ticker} any; {@link Scheduler} runs what it is given on the owner thread
 * of the working object that was given it.
 */
@Export
@Version("1.0.0")
package org.hotswarm.spi.time;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
