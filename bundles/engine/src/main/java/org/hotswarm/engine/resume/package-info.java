/**
 * What a torrent must know after a restart, as a record and on its way to the resume store.
 *
 * <p>Owner thread: {@link org.hotswarm.engine.resume.ResumeRecord} none; {@link
 * org.hotswarm.engine.resume.ResumePort} crosses to the state lane. Moving: nothing; everything is
 * on disk. Invariants: a piece is claimed only after its bytes were forced.
 */
package org.hotswarm.engine.resume;
