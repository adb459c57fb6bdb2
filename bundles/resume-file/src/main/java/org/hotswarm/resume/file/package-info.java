/**
 * Keeps session and resume data in the state directory, one small file per record, each replaced
 * whole. A record goes to {@code NAME.resume.new} and is forced; then {@code NAME.resume} becomes
 * {@code NAME.resume.previous}, the new one takes its name, and the directory is forced. Every file
 * carries its length and SHA-256, so a torn or altered one is recognised and the next best is
 * taken.
 *
 * <p>What changes between two saves is added to {@code NAME.journal}, which begins with the SHA-256
 * of the record that it belongs to, so that it ends with that record whatever happens in between.
 * Its entries have checksums of their own; the first that does not fit is the end.
 *
 * <p>One process at a time uses a state directory: the first call, not {@code open}, takes a lock
 * on the file {@code lock} in it, and fails when another has it; {@code close} gives it back. Who
 * has it is written in {@code lock.owner}. Directory and files are for their owner only, where the
 * file system knows owners.
 *
 * <p>Owner thread: the session's state lane, which waits for the disk. Moving: nothing; everything
 * is on disk. Invariants: a record that was saved once is at no moment without a whole copy; no
 * name leads outside the directory. BEPs: none.
 */
package org.hotswarm.resume.file;
