/**
 * The whole engine in a framework, for tests of a built plug-in: it is installed into a download
 * that runs, and seen at work. The engine's bundles come from the executable jar {@code
 * hotswarm-launcher}, which must be on the class path; so must the jars of {@code hotswarm-model}
 * and {@code hotswarm-api}, whose packages test and framework share.
 *
 * <p>Owner thread: the test. All of it stays on the loopback address.
 */
@Export
@Version("1.0.0")
package org.hotswarm.tck.container;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
