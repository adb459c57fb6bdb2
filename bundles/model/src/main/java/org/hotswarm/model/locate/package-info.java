/**
 * Where addresses are: the country and the autonomous system of an address, from tables that others
 * publish (manual: load_asnum_db, load_country_db, as_for_ip).
 *
 * <p>Owner thread: none, all values are immutable. Invariants: ranges of a table do not overlap.
 */
@Export
@Version("1.0.0")
package org.hotswarm.model.locate;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
