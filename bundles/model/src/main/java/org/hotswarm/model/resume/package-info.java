/**
 * Fast resume data as other clients keep it: the dictionary of the manual's section fast resume,
 * and what later releases of libtorrent write in its place. What a session of ours keeps is not
 * here.
 *
 * <p>Owner thread: none, all values are immutable. Invariants: what is read has been checked for
 * form; whether it is true of the files on disk is for who uses it to find out. BEPs: none.
 */
@Export
@Version("1.0.0")
package org.hotswarm.model.resume;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
