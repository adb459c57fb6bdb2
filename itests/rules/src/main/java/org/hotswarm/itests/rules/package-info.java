/**
 * Reads built bundles and says which house rules they break. A {@link
 * org.hotswarm.itests.rules.Rule} looks at one {@link org.hotswarm.itests.rules.Bundle} at a time;
 * {@link org.hotswarm.itests.rules.HouseRules} lists them all.
 *
 * <p>Owner thread: any; everything read is a value. Invariants: only bytes are read, no class of a
 * bundle is ever loaded. BEPs: none.
 */
package org.hotswarm.itests.rules;
