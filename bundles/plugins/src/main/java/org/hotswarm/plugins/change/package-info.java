/**
 * What is done to bundles: installing, updating, starting, stopping and taking out, each checked
 * before anything changes and taken back when it does not work out.
 *
 * <p>Owner thread: that of changes, except where a method says any. Moving: nothing. Invariants: a
 * bundle that was refused is not installed; one whose update was refused is as it was; bundles that
 * bring no modules are not touched.
 */
package org.hotswarm.plugins.change;
