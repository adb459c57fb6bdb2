/**
 * The threads of this bundle, and all of them: one that makes changes, those that take a step of a
 * change that may never return, and one for each watched directory.
 *
 * <p>Owner thread: any. Moving: nothing. Invariants: one change at a time; no step is waited for
 * longer than its budget; threads that have nothing to do end.
 */
package org.hotswarm.plugins.lane;
