/**
 * Every setting and limit of a session in one table, in groups: name, kind, default, range, unit,
 * meaning.
 *
 * <p>Owner thread: none, all values are immutable. The names are those of the manual where it has
 * one.
 */
@Export
@Version("1.0.0")
package org.hotswarm.api.settings;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
