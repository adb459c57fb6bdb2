/**
 * Brings bundles with modules into the running process and takes them out: by command, or by
 * keeping installed what lies in a directory. A bundle is copied, looked through, resolved and
 * tried behind a curtain before anybody else sees what it brings; one that does not work out leaves
 * nothing. Nothing is fetched from a network.
 *
 * <p>Owner thread: any. Moving: nothing; what is installed is the framework's to know. Invariants:
 * one change at a time, and each within its budget. What cannot be helped in one process: a thread
 * that does not heed an interrupt stays in the code of the bundle that it belongs to, and that
 * bundle's classes with it; who asked is told.
 */
package org.hotswarm.plugins;
