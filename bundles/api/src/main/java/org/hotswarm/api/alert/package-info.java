/**
 * What a session tells about: one record per kind of event, all in one sealed family.
 *
 * <p>Owner thread: none, alerts are immutable.
 */
@Export
@Version("1.0.0")
package org.hotswarm.api.alert;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
