/**
 * Keeps installed what lies in a directory.
 *
 * <p>Owner thread: one for each directory, from the lane. Moving: nothing; after a restart bundles
 * are found again by the file they came from. Invariants: a file is touched only when it has been
 * the same in two looks and is a whole jar; what was refused is tried again only when it has
 * changed, or when others could write to it and no longer can; nothing is taken from a place that
 * others can write to.
 */
package org.hotswarm.plugins.watch;
