/**
 * Which IP addresses are kept out: rules, the compact filter they become, and the files that block
 * lists come in (manual: ip_filter).
 *
 * <p>Owner thread: none for filters, which are immutable; a builder belongs to who made it. Moving:
 * nothing. Invariants: no name is ever looked up; what a file may hold is bounded. BEPs: none.
 */
@Export
@Version("1.0.0")
package org.hotswarm.model.filter;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
